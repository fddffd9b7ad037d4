import { createKeyedMutex } from '../../platform/async/keyed-mutex.js';
import type { AttemptLimiter } from '../../platform/attempts/attempt-limiter.js';
import { networkOf } from '../../shared/network.js';
import {
  CLAIMS_PER_EMAIL_AND_ADDRESS,
  SIGN_IN_PER_EMAIL,
  SIGN_IN_PER_EMAIL_AND_ADDRESS,
  SIGN_INS_PER_EMAIL,
  signInPerAddress,
  signUpPerAddress,
} from './attempt-limits.js';

/** Limits per network address and hour. */
export interface AddressLimits {
  readonly signInsPerAddress: number;
  readonly signUpsPerAddress: number;
}

/**
 * Limits attempts to sign in or up. E-mail addresses are counted whether or not an account has them. The platform
 * itself, which has no network address, is not counted.
 */
export interface SignInThrottle {
  /**
   * Makes one attempt at a password. Attempts of one e-mail address from one network address run one at a time, so
   * that concurrent correct ones are not counted as guesses.
   * @returns the result of `verify`
   * @throws RateLimitedError without an attempt, or after more successes than anyone needs
   */
  attempt(email: string, address: string | null, verify: () => Promise<boolean>): Promise<boolean>;
  /** Resets the count after a successful attempt. */
  forgive(email: string, address: string | null): Promise<void>;
  /** @throws RateLimitedError */
  admitSignUp(email: string, address: string | null): Promise<void>;
}

export function createSignInThrottle(attempts: AttemptLimiter, limits: AddressLimits): SignInThrottle {
  const signIns = [signInPerAddress(limits.signInsPerAddress)];
  const signUps = [signUpPerAddress(limits.signUpsPerAddress)];
  const inTurn = createKeyedMutex();
  const pairOf = (email: string, address: string) => `${email} ${networkOf(address)}`;

  async function forgive(email: string, address: string | null): Promise<void> {
    if (address !== null) await attempts.clear(pairOf(email, address), [SIGN_IN_PER_EMAIL_AND_ADDRESS]);
    await attempts.clear(email, [SIGN_IN_PER_EMAIL]);
  }

  return {
    forgive,

    async attempt(email, address, verify) {
      if (address === null) return verify();
      const network = networkOf(address);
      const pair = pairOf(email, address);
      return inTurn(pair, async () => {
        await attempts.take(network, signIns);
        // The narrowest limit first, so that one attacker does not lock out the owner.
        await attempts.take(pair, [SIGN_IN_PER_EMAIL_AND_ADDRESS]);
        await attempts.take(email, [SIGN_IN_PER_EMAIL]);
        const isRight = await verify();
        if (isRight) {
          await attempts.giveBack(network, signIns);
          await forgive(email, address);
          await attempts.take(email, [SIGN_INS_PER_EMAIL]);
        }
        return isRight;
      });
    },

    async admitSignUp(email, address) {
      if (address === null) return;
      await attempts.take(networkOf(address), signUps);
      await attempts.take(pairOf(email, address), CLAIMS_PER_EMAIL_AND_ADDRESS);
    },
  };
}
