import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { Viewer } from '../../shared/viewer.js';
import type { PasswordHasher } from '../accounts/index.js';
import { requireAcceptablePin } from './domain/pin.js';
import type { Profile } from './domain/profile.js';
import { type ProfileLocked, profileLocked } from './domain/profile-events.js';
import { PinRequiredError } from './domain/profiles-errors.js';
import { unlockedUntil } from './domain/unlocked-until.js';
import type { ProfileRepository } from './profile.repository.js';
import type { ProofService } from './proof.service.js';
import { readProfile } from './read-profile.js';
import type { UnlockRepository } from './unlock.repository.js';
import type { UnlockService } from './unlock.service.js';

/** A new PIN for a profile, or null to remove it, with the proof that allows it. */
export interface PinChange {
  readonly profileId: string;
  readonly pin: string | null;
  readonly currentPin?: string | null | undefined;
  /** The account's password. */
  readonly password?: string | null | undefined;
}

interface Repositories {
  readonly profiles: ProfileRepository;
  readonly unlocks: UnlockRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}

export interface PinDependencies {
  readonly profiles: Pick<ProfileRepository, 'findByIds' | 'findPinHashes'>;
  readonly transactor: Transactor<Repositories>;
  readonly proofs: Pick<ProofService, 'check' | 'forgetTries'>;
  readonly locks: Pick<UnlockService, 'forgetCached'>;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
}

export type PinService = ReturnType<typeof createPinService>;

/** The PINs of profiles. */
export function createPinService(dependencies: PinDependencies) {
  const { profiles, transactor, proofs, locks, hasher, clock } = dependencies;

  /** Stores a PIN, with the consequences that any change has. */
  async function store(
    transaction: Repositories,
    profile: Profile,
    pinHash: string | null,
    { sessionId, actor }: { readonly sessionId: string; readonly actor: Actor },
  ): Promise<ProfileLocked> {
    const profileId = profile.id;
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
  }

  return {
    /**
     * Sets, changes or removes a profile's PIN, and locks the profile on every other device; on this one it stays
     * open. A profile with a PIN requires it, or the account's password, first.
     * @throws NotFoundError, InvalidInputError, PinRequiredError, RateLimitedError
     */
    async set({ accountId, sessionId }: Viewer, change: PinChange, actor: Actor): Promise<Profile> {
      const { profileId, pin, currentPin, password } = change;
      if (pin !== null) requireAcceptablePin(pin);
      const known = await readProfile(profiles, profileId);
      const knownHash = (await profiles.findPinHashes([profileId])).get(profileId);
      const proof = known.hasPin
        ? await proofs.check(accountId, [known], { pin: currentPin, password }, actor)
        : null;
      if (!known.hasPin && pin === null) return known;
      const pinHash = pin === null ? null : await hasher.hash(pin);

      const locked = await transactor.run(async (transaction) => {
        await transaction.profiles.lockAccount(accountId);
        const profile = await readProfile(transaction.profiles, profileId);
        // Someone else has set another PIN in the meantime, which the caller has not proven to know.
        if (profile.hasPin && !known.hasPin) throw new PinRequiredError('MISSING');
        const hash = (await transaction.profiles.findPinHashes([profileId])).get(profileId);
        if (proof?.kind === 'PIN' && hash !== knownHash) throw new PinRequiredError('WRONG_PIN');
        return store(transaction, profile, pinHash, { sessionId, actor });
      });
      await locks.forgetCached(locked);
      await proofs.forgetTries(profileId);
      return { ...known, hasPin: pinHash !== null };
    },
  };
}
