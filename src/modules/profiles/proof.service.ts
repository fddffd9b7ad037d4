import {
  type AttemptLimit,
  type AttemptLimiter,
  TriedTooOftenError,
} from '../../platform/attempts/attempt-limiter.js';
import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { RateLimitedError } from '../../shared/domain-error.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { PasswordCheck, PasswordHasher } from '../accounts/index.js';
import type { Authority } from './domain/parental-authority.js';
import type { Profile } from './domain/profile.js';
import { PinRequiredError } from './domain/profiles-errors.js';
import type { ProfileRepository } from './profile.repository.js';

/** The proof that a caller gives for a protected action. */
export interface Proof {
  readonly pin?: string | null | undefined;
  /** The account's password. */
  readonly password?: string | null | undefined;
}

/** A profile whose PIN was given, and what it was checked against. */
export interface MatchedPin {
  readonly profileId: string;
  readonly pinHash: string;
}

export interface ProofDependencies {
  readonly profiles: Pick<ProfileRepository, 'findPinHashes'>;
  readonly transactor: Transactor<{ readonly outbox: Outbox; readonly audit: AuditLog }>;
  readonly hasher: PasswordHasher;
  readonly passwords: PasswordCheck;
  readonly attempts: AttemptLimiter;
  /** Tells the account's owner that a profile's PIN was tried too often. */
  readonly lockoutNotice: (profile: Profile, now: Date) => DomainEvent;
  readonly clock: Clock;
}

const QUARTER_SECONDS = 15 * 60;
const DAY_SECONDS = 24 * 60 * 60;

/** For each profile. */
const PIN_TRIES: readonly AttemptLimit[] = [
  { name: 'profile-pin', most: 5, windowSeconds: QUARTER_SECONDS },
  { name: 'profile-pin', most: 20, windowSeconds: DAY_SECONDS },
];

/** For each time that a profile is locked, which is no longer than a day. */
const LOCKOUT_REPORT: AttemptLimit = { name: 'profile-pin-locked', most: 1, windowSeconds: DAY_SECONDS };

export type ProofService = ReturnType<typeof createProofService>;

/** Checks PINs, and the password that may take their place. A try is counted before it is checked. */
export function createProofService(dependencies: ProofDependencies) {
  const { profiles, transactor, hasher, passwords, attempts, lockoutNotice, clock } = dependencies;

  /**
   * Finds the first of these profiles whose PIN was given. A guess counts for each profile that it is checked against;
   * where it is right for one, it counts for none. It is checked against all of them, and no tries are forgotten, also
   * where it is right for the first: whoever gave their own profile the PIN that they guess would find out otherwise
   * whether it is another's.
   * @throws PinRequiredError, RateLimitedError
   */
  async function matchPin(candidates: readonly Profile[], pin: string, actor: Actor): Promise<MatchedPin> {
    const hashes = await profiles.findPinHashes(candidates.map(({ id }) => id));
    const guarded = candidates.flatMap((profile) => {
      const pinHash = hashes.get(profile.id);
      return pinHash === undefined ? [] : [{ profile, pinHash }];
    });
    const tried: string[] = [];
    const matched: MatchedPin[] = [];
    let locked: RateLimitedError | null = null;
    for (const { profile, pinHash } of guarded) {
      const refusal = await tryOn(profile, actor);
      locked ??= refusal;
      if (refusal !== null) continue;
      tried.push(profile.id);
      if (await hasher.verify(pin, pinHash)) matched.push({ profileId: profile.id, pinHash });
    }
    const [first] = matched;
    if (!first) {
      throw tried.length === 0 && locked !== null ? locked : new PinRequiredError('WRONG_PIN');
    }
    if (guarded.length === 1) await attempts.clear(first.profileId, PIN_TRIES);
    else for (const id of tried) await attempts.giveBack(id, PIN_TRIES);
    return first;
  }

  /** Counts a try. @returns why it may not be made */
  async function tryOn(profile: Profile, actor: Actor): Promise<RateLimitedError | null> {
    try {
      await attempts.take(profile.id, PIN_TRIES);
      return null;
    } catch (error) {
      if (!(error instanceof TriedTooOftenError)) throw error;
      await reportLockout(profile, error, actor);
      return error;
    }
  }

  /** Once for each time that the profile is locked, however many more tries there are. */
  async function reportLockout(
    profile: Profile,
    { until, retryAfterSeconds }: TriedTooOftenError,
    actor: Actor,
  ): Promise<void> {
    try {
      await attempts.take(`${profile.id} ${until.toISOString()}`, [LOCKOUT_REPORT]);
    } catch (error) {
      if (error instanceof RateLimitedError) return;
      throw error;
    }
    const now = clock.now();
    await transactor.run(async ({ audit, outbox }) => {
      await audit.append({
        actor,
        action: 'profiles.pin_locked',
        subject: { type: 'profile', id: profile.id },
        details: { retryAfterSeconds },
        occurredAt: now,
      });
      await outbox.append([lockoutNotice(profile, now)]);
    });
  }

  async function requirePassword(accountId: string, password: string): Promise<void> {
    if (!(await passwords.matches(accountId, password))) throw new PinRequiredError('WRONG_PASSWORD');
  }

  return {
    matchPin,

    /**
     * What a proof shows: the account's password, or the PIN of one of these profiles.
     * @throws PinRequiredError when it shows neither, RateLimitedError when it was tried too often
     */
    async check(
      accountId: string,
      candidates: readonly Profile[],
      { pin, password }: Proof,
      actor: Actor,
    ): Promise<Authority> {
      if (typeof password === 'string') {
        await requirePassword(accountId, password);
        return { kind: 'PASSWORD' };
      }
      if (typeof pin !== 'string') throw new PinRequiredError('MISSING');
      const { profileId } = await matchPin(candidates, pin, actor);
      return { kind: 'PIN', profileId };
    },

    /** A new PIN begins with all of its tries. */
    forgetTries: (profileId: string) => attempts.clear(profileId, PIN_TRIES),
  };
}
