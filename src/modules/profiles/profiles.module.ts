import { batchByTurn } from '../../platform/async/turn-batcher.js';
import type { AttemptLimiter } from '../../platform/attempts/attempt-limiter.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { LiveTopic, LiveTopics } from '../../platform/events/live-topics.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import type { Viewer } from '../../shared/viewer.js';
import {
  type DeviceService,
  noticeRaised,
  type PasswordCheck,
  type PasswordHasher,
} from '../accounts/index.js';
import { BoundDeviceResolver } from './bound-device.resolver.js';
import { createBoundDeviceService } from './bound-device.service.js';
import { observeEvents } from './observed-events.js';
import { PinResolver } from './pin.resolver.js';
import { createPinService } from './pin.service.js';
import { createPinAttempts } from './pin-attempts.js';
import { registerProfileJobs } from './profile.jobs.js';
import { createPrismaProfileRepository } from './profile.repository.prisma.js';
import { createProfileService, type ProfileCache } from './profile.service.js';
import type { ProfileAllowance } from './profile-changes.service.js';
import { createProfileDeletionService, type ProfileEraser } from './profile-deletion.service.js';
import { createProfilesLoaders } from './profiles.loaders.js';
import { createProfilesPersonalData, profileIdsOf } from './profiles.personal-data.js';
import {
  AccountProfilesResolver,
  AdminAccountProfilesResolver,
  ProfileResolver,
} from './profiles.resolver.js';
import { profilesRules } from './profiles.rules.js';
import { createProofService } from './proof.service.js';
import { createPrismaUnlockRepository } from './unlock.repository.prisma.js';
import { createUnlockService, type UnlockCache } from './unlock.service.js';

export interface ProfilesDependencies {
  readonly database: Database;
  readonly cache: { readonly profiles: ProfileCache; readonly unlocks: UnlockCache };
  readonly allowance: ProfileAllowance;
  readonly devices: DeviceService;
  readonly hasher: PasswordHasher;
  readonly passwords: PasswordCheck;
  readonly attempts: AttemptLimiter;
  readonly eraser: ProfileEraser;
  readonly clock: Clock;
}

/** Wires profiles, their PINs, and bound devices. */
export function createProfiles(dependencies: ProfilesDependencies) {
  const { database, cache, devices, clock } = dependencies;
  const bind = (client: DatabaseClient) => ({
    profiles: createPrismaProfileRepository(client),
    unlocks: createPrismaUnlockRepository(client),
    outbox: createPrismaOutbox(client, database.tracing),
    audit: createPrismaAuditLog(client),
  });
  const repositories = bind(database.prisma);
  const shared = { ...dependencies, ...repositories, transactor: database.transactor(bind) };

  const pinAttempts = createPinAttempts({
    ...shared,
    lockoutNotice: ({ accountId, id, name }, now) =>
      noticeRaised(accountId, 'PIN_LOCKED', { profileId: id, profileName: name }, now),
  });
  const proofs = createProofService({ ...shared, pinAttempts });
  const locks = createUnlockService({ ...shared, proofs });
  const pins = createPinService({ ...shared, proofs, locks });
  const service = createProfileService({
    ...shared,
    // After a start nothing is cached, and all callers ask at once: requests of one turn are read by one statement.
    profiles: { ...shared.profiles, findByIds: batchByTurn(shared.profiles.findByIds) },
    cache: cache.profiles,
    proofs,
    locks,
  });
  const deletion = createProfileDeletionService({
    ...shared,
    cache: cache.profiles,
    proofs,
  });
  const boundDevices = createBoundDeviceService({ devices, profiles: service, locks, proofs });

  return {
    service,
    deletion,
    /** Whether a profile may be accessed on a device of its account. */
    async isOpen(profileId: string, deviceSessionId: string): Promise<boolean> {
      const [profile] = await service.find([profileId]);
      return profile != null && (!profile.hasPin || (await locks.isOpen(deviceSessionId, profileId)));
    },
    personalData: createProfilesPersonalData(database.batchPool),
    profileIdsOf: (accountId: string) => profileIdsOf(database.pool, accountId),
    resolvers: [
      new ProfileResolver(service, deletion),
      new AccountProfilesResolver(),
      new AdminAccountProfilesResolver(),
      new PinResolver(pins, locks),
      new BoundDeviceResolver(boundDevices),
    ],
    rules: profilesRules,
    createLoaders: (viewer: Viewer | null) => createProfilesLoaders(service, locks, viewer),
    /** @param topics the live topics keyed by profile id */
    observe(
      relay: OutboxRelay,
      jobs: JobQueue,
      liveTopics: LiveTopics,
      topics: readonly LiveTopic<unknown>[],
    ) {
      observeEvents(relay, { jobs, liveTopics, topics, cache: cache.profiles, locks });
    },
    work(workers: JobWorkers, jobs: JobQueue) {
      registerProfileJobs(workers, { deletion, unlocks: repositories.unlocks, jobs, clock });
    },
  };
}
