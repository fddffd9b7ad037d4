import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from './password-hasher.js';

/** OWASP Password Storage Cheat Sheet: Argon2id (the library's default) with 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function createArgon2PasswordHasher(): PasswordHasher {
  const decoy = hash('nobody has this password', parameters);

  return {
    hash: (password) => hash(password, parameters),
    async verify(password, stored) {
      const matches = await verify(stored ?? (await decoy), password);
      return stored !== null && matches;
    },
  };
}
