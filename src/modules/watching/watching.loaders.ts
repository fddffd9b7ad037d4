import DataLoader from 'dataloader';
import type { Rating } from './domain/rating.js';
import { keyOfTitle, type TitleOfProfile } from './title-of-profile.js';
import type { TitleStandingService } from './title-standing.service.js';

/** Batches what one operation asks about titles and profiles. */
export interface WatchingLoaders {
  /** Whether a film or a series is on the watchlist of a profile. */
  readonly isOnWatchlist: DataLoader<TitleOfProfile, boolean, string>;
  /** A profile's rating of a title; null without one. */
  readonly ratingOfTitle: DataLoader<TitleOfProfile, Rating | null, string>;
}

/** The part of an operation's context with the loaders of this module. */
export interface WatchingContext {
  readonly loaders: WatchingLoaders;
}

export function createWatchingLoaders(standing: TitleStandingService): WatchingLoaders {
  return {
    isOnWatchlist: new DataLoader((asked) => standing.areListed(asked), { cacheKeyFn: keyOfTitle }),
    ratingOfTitle: new DataLoader((asked) => standing.ratingsOf(asked), { cacheKeyFn: keyOfTitle }),
  };
}
