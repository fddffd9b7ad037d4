import type { Actor } from '../../shared/actor.js';
import type { RateLimitedError } from '../../shared/domain-error.js';
import type { PasswordCheck, PasswordHasher } from '../accounts/index.js';
import type { Authority } from './domain/parental-authority.js';
import type { Profile } from './domain/profile.js';
import { PinRequiredError } from './domain/profiles-errors.js';
import type { PinAttempts } from './pin-attempts.js';
import type { ProfileRepository } from './profile.repository.js';

/** The proof that a caller gives for a protected action. */
export interface Proof {
  readonly pin?: string | null | undefined;
  /** The account's password. */
  readonly password?: string | null | undefined;
}

/** A profile whose PIN was given, with the hash that it matched. */
export interface MatchedPin {
  readonly profileId: string;
  readonly pinHash: string;
}

export interface ProofDependencies {
  readonly profiles: Pick<ProfileRepository, 'findPinHashes'>;
  readonly hasher: PasswordHasher;
  readonly passwords: PasswordCheck;
  readonly pinAttempts: PinAttempts;
}

export type ProofService = ReturnType<typeof createProofService>;

/** Checks PINs, or the account's password instead. An attempt is counted before it is checked. */
export function createProofService(dependencies: ProofDependencies) {
  const { profiles, hasher, passwords, pinAttempts } = dependencies;

  /**
   * Finds the first of these profiles whose PIN was given. An attempt counts for every profile it is checked against,
   * and for none if it matches one. It is always checked against all of them, and never resets their counts, even when
   * the first one matches: otherwise somebody could set their own PIN to a guess and learn whether it is another's.
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
      const refusal = await pinAttempts.take(profile, actor);
      locked ??= refusal;
      if (refusal !== null) continue;
      tried.push(profile.id);
      if (await hasher.verify(pin, pinHash)) matched.push({ profileId: profile.id, pinHash });
    }
    const [first] = matched;
    if (!first) {
      throw tried.length === 0 && locked !== null ? locked : new PinRequiredError('WRONG_PIN');
    }
    if (guarded.length === 1) await pinAttempts.clear(first.profileId);
    else for (const id of tried) await pinAttempts.giveBack(id);
    return first;
  }

  async function requirePassword(accountId: string, password: string): Promise<void> {
    if (!(await passwords.matches(accountId, password))) throw new PinRequiredError('WRONG_PASSWORD');
  }

  return {
    matchPin,

    /**
     * Verifies a proof: the account's password, or the PIN of one of these profiles.
     * @throws PinRequiredError when it is neither, RateLimitedError after too many attempts
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

    /** Resets the attempts, for a new PIN. */
    forgetTries: pinAttempts.clear,
  };
}
