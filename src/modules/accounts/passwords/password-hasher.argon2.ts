import { hash, parseOptions, verify } from '@node-rs/argon2';
import { isWithinLengthLimit, normalisePassword } from '../domain/password-policy.js';
import type { PasswordHasher } from './password-hasher.js';

/** OWASP Password Storage Cheat Sheet: Argon2id (the library's default) with 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID = '$argon2id$';
const NOBODYS = 'nobody has this password';

/** Argon2id (RFC 9106) in PHC format. Passwords are normalised first, which does not change ASCII ones. */
export function createArgon2PasswordHasher(): PasswordHasher {
  const decoy = hash(NOBODYS, parameters);
  let work = 0;

  return {
    hash(password) {
      work += 1;
      return hash(normalisePassword(password), parameters);
    },

    async verify(password, stored) {
      work += 1;
      const canBeRight = stored !== null && isWithinLengthLimit(password);
      const matches = canBeRight
        ? await verify(stored, normalisePassword(password))
        : await verify(await decoy, '');
      return canBeRight && matches;
    },

    isCurrent(stored) {
      const { memoryCost, timeCost, parallelism } = parseOptions(stored);
      return (
        stored.startsWith(ARGON2ID) &&
        memoryCost === parameters.memoryCost &&
        timeCost === parameters.timeCost &&
        parallelism === parameters.parallelism
      );
    },

    workCount: () => work,
  };
}
