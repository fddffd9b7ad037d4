import type { AttemptLimiter } from '../../platform/attempts/attempt-limiter.js';
import {
  SIGN_IN_PER_EMAIL,
  SIGN_IN_PER_EMAIL_AND_ADDRESS,
  signInPerAddress,
  signUpPerAddress,
} from './attempt-limits.js';

/** How much may come from one network address in an hour. */
export interface AddressLimits {
  readonly signInsPerAddress: number;
  readonly signUpsPerAddress: number;
}

/**
 * Bounds how often somebody tries to sign in or up. E-mail addresses are counted whether or not an account has them.
 * The platform itself, which has no network address, is not counted.
 */
export interface SignInThrottle {
  /** @throws RateLimitedError */
  admitSignIn(email: string, address: string | null): Promise<void>;
  /** After the right password. */
  forgive(email: string, address: string | null): Promise<void>;
  /** @throws RateLimitedError */
  admitSignUp(address: string | null): Promise<void>;
}

export function createSignInThrottle(attempts: AttemptLimiter, limits: AddressLimits): SignInThrottle {
  const signIns = [signInPerAddress(limits.signInsPerAddress)];
  const signUps = [signUpPerAddress(limits.signUpsPerAddress)];
  const pair = (email: string, address: string) => `${email} ${address}`;

  return {
    // The narrowest comes before the account's own, so that one guesser does not keep the owner out.
    async admitSignIn(email, address) {
      if (address === null) return;
      await attempts.take(address, signIns);
      await attempts.take(pair(email, address), [SIGN_IN_PER_EMAIL_AND_ADDRESS]);
      await attempts.take(email, [SIGN_IN_PER_EMAIL]);
    },

    async forgive(email, address) {
      if (address !== null) await attempts.clear(pair(email, address), [SIGN_IN_PER_EMAIL_AND_ADDRESS]);
      await attempts.clear(email, [SIGN_IN_PER_EMAIL]);
    },

    async admitSignUp(address) {
      if (address !== null) await attempts.take(address, signUps);
    },
  };
}
