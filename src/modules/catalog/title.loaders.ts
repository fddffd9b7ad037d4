import DataLoader from 'dataloader';
import type { CatalogService } from './catalog.service.js';
import type { Title } from './domain/title.js';
import type { Credit } from './title.repository.js';

/** Gathers what one operation asks of the catalog into batches. */
export interface CatalogLoaders {
  /** Published titles; null for any other id. */
  readonly titleById: DataLoader<string, Title | null>;
  readonly creditsByTitleId: DataLoader<string, readonly Credit[]>;
}

/** The part of an operation's context that the catalog owns. */
export interface CatalogContext {
  readonly loaders: CatalogLoaders;
}

export function createCatalogLoaders(catalog: CatalogService): CatalogLoaders {
  return {
    titleById: new DataLoader((ids) => catalog.findPublished(ids)),
    creditsByTitleId: new DataLoader((ids) => catalog.creditsOf(ids)),
  };
}
