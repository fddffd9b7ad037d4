import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { NotFoundError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { PasswordHasher } from '../accounts/index.js';
import { requireAcceptablePin } from './domain/pin.js';
import type { Profile } from './domain/profile.js';
import { type ProfileLocked, profileLocked } from './domain/profile-events.js';
import { PinRequiredError } from './domain/profiles-errors.js';
import type { ProfileRepository } from './profile.repository.js';
import type { ProfileCache } from './profile.service.js';
import type { ProofService } from './proof.service.js';
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

/** A new PIN for a profile, or null to remove it, with the proof that allows it. */
export interface PinChange {
  readonly profileId: string;
  readonly pin: string | null;
  readonly currentPin?: string | null | undefined;
  /** The account's password. */
  readonly password?: string | null | undefined;
}

export interface PinDependencies {
  readonly profiles: Pick<ProfileRepository, 'findByIds' | 'findPinHashes'>;
  readonly unlocks: Pick<UnlockRepository, 'findBySession'>;
  readonly cache: { readonly profiles: Pick<ProfileCache, 'delete'>; readonly unlocks: UnlockCache };
  readonly transactor: Transactor<{
    readonly profiles: ProfileRepository;
    readonly unlocks: UnlockRepository;
    readonly outbox: Outbox;
    readonly audit: AuditLog;
  }>;
  readonly proofs: ProofService;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
}

export type PinService = ReturnType<typeof createPinService>;

/** How long a profile stays open on a device after its PIN was given. */
const UNLOCKED_MS = 12 * 3_600_000;

function unlockedUntil(now: Date): Date {
  return new Date(now.getTime() + UNLOCKED_MS);
}

/** The PINs of profiles, and the devices on which these are open. */
export function createPinService(dependencies: PinDependencies) {
  const { profiles, unlocks, cache, transactor, proofs, hasher, clock } = dependencies;

  /** Not from the cache: whether it has a PIN must be current. */
  async function read(id: string): Promise<Profile> {
    const [profile] = await profiles.findByIds([id]);
    if (!profile) throw new NotFoundError('The profile');
    return profile;
  }

  async function forgetCached({ payload: { profileId, sessionId } }: ProfileLocked): Promise<void> {
    await Promise.all([
      cache.profiles.delete(profileId),
      cache.unlocks.delete(sessionId),
      cache.unlocks.invalidateTag(profileId),
    ]);
  }

  return {
    /** Invalidates who has to give a PIN, which may have been missed after the change. */
    forgetCached,

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
      const profile = await read(profileId);
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

    /**
     * Sets, changes or removes a profile's PIN, and locks the profile on every other device; on this one it stays
     * open. A profile with a PIN requires it, or the account's password, first.
     * @throws NotFoundError, InvalidInputError, PinRequiredError, RateLimitedError
     */
    async set({ accountId, sessionId }: Viewer, change: PinChange, actor: Actor): Promise<Profile> {
      const { profileId, pin, currentPin, password } = change;
      if (pin !== null) requireAcceptablePin(pin);
      const known = await read(profileId);
      const knownHash = (await profiles.findPinHashes([profileId])).get(profileId);
      const proof = known.hasPin
        ? await proofs.check(accountId, [known], { pin: currentPin, password }, actor)
        : null;
      if (!known.hasPin && pin === null) return known;
      const pinHash = pin === null ? null : await hasher.hash(pin);

      const locked = await transactor.run(async (transaction) => {
        await transaction.profiles.lockAccount(accountId);
        const [profile] = await transaction.profiles.findByIds([profileId]);
        if (!profile) throw new NotFoundError('The profile');
        // Someone else has set another PIN in the meantime, which the caller has not proven to know.
        if (profile.hasPin && !known.hasPin) throw new PinRequiredError('MISSING');
        const hash = (await transaction.profiles.findPinHashes([profileId])).get(profileId);
        if (proof?.kind === 'PIN' && hash !== knownHash) throw new PinRequiredError('WRONG_PIN');
        await transaction.profiles.setPinHash(profileId, pinHash);
        const now = clock.now();
        if (pinHash !== null) {
          await transaction.unlocks.grant({ sessionId, profileId, pinHash, expiresAt: unlockedUntil(now) });
        }
        await transaction.audit.append({
          actor,
          action: pinHash === null ? 'profiles.pin_removed' : 'profiles.pin_set',
          subject: { type: 'profile', id: profileId },
          before: { hasPin: profile.hasPin },
          after: { hasPin: pinHash !== null },
          occurredAt: now,
        });
        await transaction.unlocks.forget(profileId, sessionId);
        const event = profileLocked(profileId, sessionId, now);
        if (pinHash !== null) await transaction.outbox.append([event]);
        return event;
      });
      await forgetCached(locked);
      await proofs.forgetTries(profileId);
      return { ...known, hasPin: pinHash !== null };
    },
  };
}
