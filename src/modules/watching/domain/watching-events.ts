import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';
import type { WatchState } from './watch-progress.js';

interface Watched {
  readonly profileId: string;
  readonly titleId: string;
  readonly positionSeconds: number;
}

/** A profile's position in a title when it was stored. */
export interface RecordedPosition extends Watched {
  readonly durationSeconds: number;
  readonly state: WatchState;
  /** RFC 3339. */
  readonly observedAt: string;
}

/** The positions that were stored together: one event per position would cost more than the positions themselves. */
export type PositionsRecorded = DomainEvent<
  'watching.positions_recorded',
  { readonly positions: readonly RecordedPosition[] }
>;

export type TitleMilestone = DomainEvent<'watching.title_started' | 'watching.title_completed', Watched>;

export type HistoryCleared = DomainEvent<'watching.history_cleared', { readonly profileId: string }>;

/** Everything up to the time of the event was cleared. */
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
