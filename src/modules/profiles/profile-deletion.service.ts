import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import { type Actor, PLATFORM } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { NotFoundError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { DeviceService } from '../accounts/index.js';
import type { Profile } from './domain/profile.js';
import { profileDeleted } from './domain/profile-events.js';
import { LastProfileError, PinRequiredError } from './domain/profiles-errors.js';
import type { ProfileRepository } from './profile.repository.js';
import type { ProfileCache } from './profile.service.js';
import type { Proof, ProofService } from './proof.service.js';

/** Deletes a profile's data in other modules. Provided by the watching module. */
export interface ProfileEraser {
  /** @returns how many rows of each kind were deleted */
  erase(profileId: string, signal?: AbortSignal): Promise<Readonly<Record<string, number>>>;
}

export interface ProfileDeletionDependencies {
  readonly profiles: ProfileRepository;
  readonly eraser: ProfileEraser;
  readonly cache: Pick<ProfileCache, 'delete'>;
  readonly transactor: Transactor<{
    readonly profiles: ProfileRepository;
    readonly outbox: Outbox;
    readonly audit: AuditLog;
  }>;
  readonly proofs: ProofService;
  readonly devices: Pick<DeviceService, 'end'>;
  readonly clock: Clock;
}

export type ProfileDeletionService = ReturnType<typeof createProfileDeletionService>;

const DAY_MS = 86_400_000;
const MOST_OVERDUE = 1_000;

/** Deletes profiles: they disappear at once, and their data is erased soon after. */
export function createProfileDeletionService(dependencies: ProfileDeletionDependencies) {
  const { profiles, eraser, cache, transactor, proofs, devices, clock } = dependencies;

  /** Signs out devices that are bound to the profile, which could do nothing any more. */
  async function endBoundDevices(accountId: string, profileId: string): Promise<void> {
    await devices.end({ accountId, boundProfileId: profileId }, 'PROFILE_DELETED');
  }

  return {
    /**
     * Hides the profile, and frees its name. A protected one requires its PIN, or the account's password.
     * @throws NotFoundError, LastProfileError, PinRequiredError, RateLimitedError
     */
    async request({ accountId }: Viewer, id: string, proof: Proof, actor: Actor): Promise<Profile> {
      const [members = []] = await profiles.findByAccountIds([accountId]);
      const known = deletable(members, id);
      if (known.hasPin) await proofs.check(accountId, [known], proof, actor);

      const deleted = await transactor.run(async (transaction) => {
        await transaction.profiles.lockAccount(accountId);
        const [current = []] = await transaction.profiles.findByAccountIds([accountId]);
        const profile = deletable(current, id);
        if (profile.hasPin && !known.hasPin) throw new PinRequiredError('MISSING');
        const now = clock.now();
        await transaction.profiles.markDeleted(id, now);
        await transaction.audit.append({
          actor,
          action: 'profiles.deleted',
          subject: { type: 'profile', id },
          occurredAt: now,
        });
        await transaction.outbox.append([profileDeleted(accountId, id, now)]);
        return profile;
      });
      await cache.delete(id);
      await endBoundDevices(accountId, id);
      return deleted;
    },

    /**
     * Erases all data of a deleted profile. Does nothing for other profiles; idempotent, and continues where an
     * interrupted run stopped.
     */
    async erase(id: string, signal?: AbortSignal): Promise<void> {
      const deleted = await profiles.findDeleted(id);
      if (deleted === null) return;
      await cache.delete(id);
      await endBoundDevices(deleted.accountId, id);
      const erased = await eraser.erase(id, signal);
      await transactor.run(async (transaction) => {
        if (!(await transaction.profiles.remove(id))) return;
        await transaction.audit.append({
          actor: PLATFORM,
          action: 'profiles.erased',
          subject: { type: 'profile', id },
          details: erased,
          occurredAt: clock.now(),
        });
      });
    },

    /** Profiles whose erasure is a day late, because its job was lost. */
    overdue: () => profiles.listDeleted(new Date(clock.now().getTime() - DAY_MS), MOST_OVERDUE),
  };
}

function deletable(members: readonly Profile[], id: string): Profile {
  const profile = members.find((member) => member.id === id);
  if (!profile) throw new NotFoundError('The profile');
  if (members.length === 1) throw new LastProfileError();
  return profile;
}
