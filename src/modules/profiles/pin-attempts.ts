import {
  type AttemptLimit,
  type AttemptLimiter,
  TooManyAttemptsError,
} from '../../platform/attempts/attempt-limiter.js';
import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { RateLimitedError } from '../../shared/domain-error.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { Profile } from './domain/profile.js';

export interface PinAttemptsDependencies {
  readonly attempts: AttemptLimiter;
  readonly transactor: Transactor<{ readonly outbox: Outbox; readonly audit: AuditLog }>;
  /** Notifies the account's owner of too many attempts at a profile's PIN. */
  readonly lockoutNotice: (profile: Profile, now: Date) => DomainEvent;
  readonly clock: Clock;
}

const QUARTER_SECONDS = 15 * 60;
const DAY_SECONDS = 24 * 60 * 60;

/** Per profile. */
const PIN_TRIES: readonly AttemptLimit[] = [
  { name: 'profile-pin', most: 5, windowSeconds: QUARTER_SECONDS },
  { name: 'profile-pin', most: 20, windowSeconds: DAY_SECONDS },
];

/** One report per lockout; no lockout is longer than a day. */
const LOCKOUT_REPORT: AttemptLimit = { name: 'profile-pin-locked', most: 1, windowSeconds: DAY_SECONDS };

export type PinAttempts = ReturnType<typeof createPinAttempts>;

/** Limits attempts at PINs, and reports lockouts. */
export function createPinAttempts({ attempts, transactor, lockoutNotice, clock }: PinAttemptsDependencies) {
  /** Counts an attempt. @returns the refusal when there were too many, of which the owner is notified */
  async function take(profile: Profile, actor: Actor): Promise<RateLimitedError | null> {
    try {
      await attempts.take(profile.id, PIN_TRIES);
      return null;
    } catch (error) {
      if (!(error instanceof TooManyAttemptsError)) throw error;
      await reportLockout(profile, error, actor);
      return error;
    }
  }

  /** Reports each lockout once, however many attempts follow. */
  async function reportLockout(
    profile: Profile,
    { until, retryAfterSeconds }: TooManyAttemptsError,
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

  return {
    take,
    /** Does not count the last attempt after all. */
    giveBack: (profileId: string) => attempts.giveBack(profileId, PIN_TRIES),
    /** Resets all attempts. */
    clear: (profileId: string) => attempts.clear(profileId, PIN_TRIES),
  };
}
