import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';
import type { WatchState } from './watch-progress.js';

interface Watched {
  readonly profileId: string;
  readonly titleId: string;
  readonly positionSeconds: number;
}

/** Where a profile stood in a title when it was stored. */
export interface RecordedPosition extends Watched {
  readonly durationSeconds: number;
  readonly state: WatchState;
  /** As JSON writes an instant. */
  readonly observedAt: string;
}

/** What was stored together: an event for each position would cost more than the position itself. */
export type PositionsRecorded = DomainEvent<
  'watching.positions_recorded',
  { readonly positions: readonly RecordedPosition[] }
>;

export type TitleMilestone = DomainEvent<'watching.title_started' | 'watching.title_completed', Watched>;

export type HistoryCleared = DomainEvent<'watching.history_cleared', { readonly profileId: string }>;

/** Everything that came up to when it occurred was cleared. */
export const historyCleared = (payload: HistoryCleared['payload'], occurredAt: Date): HistoryCleared =>
  domainEvent('watching.history_cleared', payload, occurredAt);

export interface WatchlistPayload {
  readonly profileId: string;
  readonly titleId: string;
}

export type WatchlistChanged = DomainEvent<
  'watching.title_added_to_watchlist' | 'watching.title_removed_from_watchlist',
  WatchlistPayload
>;

export const watchlistChanged = (
  type: WatchlistChanged['type'],
  payload: WatchlistPayload,
  occurredAt: Date,
): WatchlistChanged => domainEvent(type, payload, occurredAt);

export interface TitleRatedPayload {
  readonly profileId: string;
  readonly titleId: string;
  readonly halfStars: number;
}

export type TitleRated = DomainEvent<'watching.title_rated', TitleRatedPayload>;

export type RatingRemoved = DomainEvent<
  'watching.rating_removed',
  Pick<TitleRatedPayload, 'profileId' | 'titleId'>
>;

export const titleRated = (payload: TitleRatedPayload, occurredAt: Date): TitleRated =>
  domainEvent('watching.title_rated', payload, occurredAt);

export const ratingRemoved = (payload: RatingRemoved['payload'], occurredAt: Date): RatingRemoved =>
  domainEvent('watching.rating_removed', payload, occurredAt);
