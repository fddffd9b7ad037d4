import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { Viewer } from '../../shared/viewer.js';
import type { Profile } from './domain/profile.js';
import type { ProfileLocked } from './domain/profile-events.js';
import { PinRequiredError } from './domain/profiles-errors.js';
import { unlockedUntil } from './domain/unlocked-until.js';
import type { ProfileRepository } from './profile.repository.js';
import type { ProfileCache } from './profile.service.js';
import type { ProofService } from './proof.service.js';
import { readProfile } from './read-profile.js';
import type { Unlock, UnlockRepository } from './unlock.repository.js';

/** A cache of the profiles that are open on a device, by session. */
export interface UnlockCache {
  get(sessionId: string, load: () => Promise<readonly Unlock[]>): Promise<readonly Unlock[]>;
  delete(sessionId: string): Promise<void>;
  /** Invalidates all devices on which the profile is open. */
  invalidateTag(profileId: string): Promise<void>;
}

/** The tags of an entry: all profiles that are open on the device. */
export function unlockTags(unlocks: readonly Unlock[]): string[] {
  return unlocks.map(({ profileId }) => profileId);
}

export interface UnlockDependencies {
  readonly profiles: Pick<ProfileRepository, 'findByIds'>;
  readonly unlocks: Pick<UnlockRepository, 'findBySession'>;
  readonly cache: { readonly profiles: Pick<ProfileCache, 'delete'>; readonly unlocks: UnlockCache };
  readonly transactor: Transactor<{ readonly unlocks: UnlockRepository; readonly audit: AuditLog }>;
  readonly proofs: Pick<ProofService, 'matchPin'>;
  readonly clock: Clock;
}

export type UnlockService = ReturnType<typeof createUnlockService>;

/** The devices on which protected profiles are open. */
export function createUnlockService(dependencies: UnlockDependencies) {
  const { profiles, unlocks, cache, transactor, proofs, clock } = dependencies;

  return {
    /** Invalidates who has to give a PIN, which may have been missed after the change. */
    async forgetCached({ payload: { profileId, sessionId } }: ProfileLocked): Promise<void> {
      await Promise.all([
        cache.profiles.delete(profileId),
        cache.unlocks.delete(sessionId),
        cache.unlocks.invalidateTag(profileId),
      ]);
    },

    /** Whether the profile's PIN was recently given on a device. */
    async isOpen(sessionId: string, profileId: string): Promise<boolean> {
      const now = clock.now();
      const open = await cache.unlocks.get(sessionId, () => unlocks.findBySession(sessionId, now));
      return open.some((unlock) => unlock.profileId === profileId && unlock.expiresAt > now.getTime());
    },

    /**
     * Opens a profile on this device for twelve hours. Profiles without a PIN are always open.
     * @throws NotFoundError, PinRequiredError, RateLimitedError
     */
    async unlock(
      { sessionId }: Viewer,
      profileId: string,
      pin: string | null,
      actor: Actor,
    ): Promise<Profile> {
      const profile = await readProfile(profiles, profileId);
      if (!profile.hasPin) return profile;
      if (pin === null) throw new PinRequiredError('MISSING');
      const { pinHash } = await proofs.matchPin([profile], pin, actor);
      await transactor.run(async (transaction) => {
        const now = clock.now();
        const unlock = { sessionId, profileId, pinHash, expiresAt: unlockedUntil(now) };
        const granted = await transaction.unlocks.grant(unlock);
        if (!granted) throw new PinRequiredError('WRONG_PIN');
        await transaction.audit.append({
          actor,
          action: 'profiles.unlocked',
          subject: { type: 'profile', id: profileId },
          occurredAt: now,
        });
      });
      await cache.unlocks.delete(sessionId);
      return profile;
    },
  };
}
