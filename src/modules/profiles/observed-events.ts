import type { LiveTopic, LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { ProfileDeleted, ProfileLocked } from './domain/profile-events.js';
import { eraseProfileJob } from './profile.jobs.js';
import type { ProfileCache } from './profile.service.js';
import type { UnlockService } from './unlock.service.js';

export interface EventObservers {
  readonly jobs: JobQueue;
  readonly liveTopics: LiveTopics;
  /** The live topics keyed by profile id. */
  readonly topics: readonly LiveTopic<unknown>[];
  readonly cache: Pick<ProfileCache, 'delete'>;
  readonly locks: Pick<UnlockService, 'forgetCached'>;
}

/**
 * Handles events after their commit: erases the data of deleted profiles, and rechecks live streams of deleted or
 * locked ones.
 */
export function observeEvents(relay: OutboxRelay, observers: EventObservers): void {
  const { jobs, liveTopics, topics, cache, locks } = observers;
  const recheck = (event: ProfileDeleted | ProfileLocked) =>
    Promise.all(topics.map((topic) => liveTopics.recheck(topic, event.payload.profileId, event)));
  relay.on<ProfileDeleted>('profiles.profile_deleted', async (event) => {
    const { profileId } = event.payload;
    await jobs.enqueue(eraseProfileJob, { profileId });
    // Before the recheck, which reads through the cache.
    await cache.delete(profileId);
    await recheck(event);
  });
  relay.on<ProfileLocked>('profiles.profile_locked', async (event) => {
    await locks.forgetCached(event);
    await recheck(event);
  });
}
