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
export type ProgressRecorded = DomainEvent<
  'watching.progress_recorded',
  { readonly positions: readonly RecordedPosition[] }
>;

export type TitleMilestone = DomainEvent<'watching.title_started' | 'watching.title_completed', Watched>;

export interface TitleRatedPayload {
  readonly profileId: string;
  readonly titleId: string;
  readonly halfStars: number;
}

export type HistoryCleared = DomainEvent<'watching.history_cleared', { readonly profileId: string }>;

/** Everything that came up to when it occurred was cleared. */
export const historyCleared = (payload: HistoryCleared['payload'], occurredAt: Date): HistoryCleared =>
  domainEvent('watching.history_cleared', payload, occurredAt);

export interface WatchlistPayload {
  readonly profileId: string;
  readonly titleId: string;
}

export const watchlistChanged = (
  change: 'added_to_watchlist' | 'removed_from_watchlist',
  payload: WatchlistPayload,
  occurredAt: Date,
) => domainEvent(`watching.title_${change}`, payload, occurredAt);

export const titleRated = (payload: TitleRatedPayload, occurredAt: Date) =>
  domainEvent('watching.title_rated', payload, occurredAt);
