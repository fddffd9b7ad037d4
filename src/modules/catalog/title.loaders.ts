import DataLoader from 'dataloader';
import { createPageLoader, type PageLoader } from '../../graphql/page-loader.js';
import { inOrderOf } from '../../shared/batches.js';
import type { CatalogService } from './catalog.service.js';
import type { Title } from './domain/title.js';
import type { Season } from './series/season.repository.js';
import { readSeasonId } from './series/season-id.js';
import type { Audience, Credit, GenreWithCount } from './title.repository.js';

/** Batches what one operation asks of the catalog. */
export interface CatalogLoaders {
  /** Published titles that may be shown on the device, in its region and now; null for any other id. */
  readonly titleById: DataLoader<string, Title | null>;
  readonly creditsByTitleId: DataLoader<string, readonly Credit[]>;
  readonly genreById: DataLoader<string, GenreWithCount | null>;
  readonly seasonsBySeriesId: DataLoader<string, readonly Season[]>;
  /** The ids of episodes, by season id. */
  readonly episodePages: PageLoader<string>;
}

/** The part of an operation's context with the loaders of this module. */
export interface CatalogContext {
  readonly loaders: CatalogLoaders;
}

/** What decides which titles an operation may return. */
export interface CatalogViewing {
  /** The device's maturity limit in years, which applies whatever profile the operation names. */
  readonly limitOfDevice: () => Promise<number>;
  /** ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
  readonly now: () => Date;
}

/** All fields with titles use these loaders, which filter out hidden titles. */
export function createCatalogLoaders(
  catalog: CatalogService,
  { limitOfDevice, region, now }: CatalogViewing,
): CatalogLoaders {
  const audience = async (): Promise<Audience> => ({
    maturityLimit: await limitOfDevice(),
    region,
    now: now(),
  });
  return {
    titleById: new DataLoader(async (ids) => {
      const [titles, limit] = await Promise.all([catalog.findPublished(ids), limitOfDevice()]);
      const time = now();
      return titles.map((title) =>
        title?.isSuitableFor(limit) && title.isAvailableIn(region, time) ? title : null,
      );
    }),
    creditsByTitleId: new DataLoader((ids) => catalog.creditsOf(ids)),
    genreById: new DataLoader(async (ids) =>
      inOrderOf(ids, [...(await catalog.genres(await audience()))], (genre) => genre.id),
    ),
    seasonsBySeriesId: new DataLoader(async (ids) => catalog.seasonsOf(ids, await audience())),
    episodePages: createPageLoader(async (seasonIds, page) =>
      catalog.episodesOf(seasonIds.map(readSeasonId), await audience(), page),
    ),
  };
}
