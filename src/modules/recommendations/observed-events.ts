import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { TitleChanged } from '../catalog/index.js';
import { forgetImpressionsJob, recordPlayJob } from './impressions/impression.jobs.js';
import { buildModelJob, refreshProfileJob } from './recommendation.jobs.js';
import type { RefreshReason } from './refresh-announcer.js';

type Watched = DomainEvent<string, { readonly profileId: string }>;
type Started = DomainEvent<string, { readonly profileId: string; readonly titleId: string }>;

const REFRESHING_EVENTS: Readonly<Record<string, RefreshReason>> = {
  'watching.title_completed': 'TITLE_COMPLETED',
  'watching.title_rated': 'TITLE_RATED',
  'watching.rating_removed': 'RATING_REMOVED',
  'watching.title_added_to_watchlist': 'WATCHLIST_CHANGED',
  'watching.title_removed_from_watchlist': 'WATCHLIST_CHANGED',
  'watching.history_cleared': 'HISTORY_CLEARED',
};

/** The changes that affect which titles can be recommended. */
const LEARNT_CHANGES: ReadonlySet<TitleChanged['payload']['change']> = new Set(['PUBLISHED', 'ARCHIVED']);

/**
 * Handles events after their commit: finishing or rating a title refreshes recommendations, and plays are counted
 * for the rails that showed them.
 */
export function observeEvents(relay: OutboxRelay, jobs: JobQueue): void {
  for (const [type, reason] of Object.entries(REFRESHING_EVENTS)) {
    relay.on<Watched>(type, ({ payload: { profileId } }) =>
      jobs.enqueue(refreshProfileJob, { profileId, reason }),
    );
  }
  relay.on<Started>('watching.title_started', ({ id, payload: { profileId, titleId }, occurredAt }) =>
    jobs.enqueue(recordPlayJob, { profileId, titleId, playedAt: occurredAt.toISOString() }, { jobId: id }),
  );
  relay.on<Watched>('watching.history_cleared', ({ id, payload: { profileId }, occurredAt }) =>
    jobs.enqueue(forgetImpressionsJob, { profileId, until: occurredAt.toISOString() }, { jobId: id }),
  );
  relay.on<TitleChanged>('catalog.title_changed', async ({ payload: { change } }) => {
    if (LEARNT_CHANGES.has(change)) await jobs.enqueue(buildModelJob, {});
  });
}
