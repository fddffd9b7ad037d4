import DataLoader from 'dataloader';
import { inOrderOf } from '../../shared/batches.js';
import type { CatalogService } from './catalog.service.js';
import type { Genre } from './domain/genre.js';
import type { Title } from './domain/title.js';
import type { Credit } from './title.repository.js';

/** Gathers what one operation asks of the catalog into batches. */
export interface CatalogLoaders {
  /** Published titles that the device may show; null for any other id. */
  readonly titleById: DataLoader<string, Title | null>;
  readonly creditsByTitleId: DataLoader<string, readonly Credit[]>;
  readonly genreById: DataLoader<string, Genre | null>;
}

/** The part of an operation's context that the catalog owns. */
export interface CatalogContext {
  readonly loaders: CatalogLoaders;
}

/**
 * @param limitOfDevice the limit, in years, of all that is shown on the asking device, whatever else the operation
 * names: no title passes it by whichever field it is reached
 */
export function createCatalogLoaders(
  catalog: CatalogService,
  limitOfDevice: () => Promise<number>,
): CatalogLoaders {
  return {
    titleById: new DataLoader(async (ids) => {
      const [titles, limit] = await Promise.all([catalog.findPublished(ids), limitOfDevice()]);
      return titles.map((title) => (title?.isSuitableFor(limit) ? title : null));
    }),
    creditsByTitleId: new DataLoader((ids) => catalog.creditsOf(ids)),
    genreById: new DataLoader(async (ids) =>
      inOrderOf(ids, [...(await catalog.genres())], (genre) => genre.id),
    ),
  };
}
