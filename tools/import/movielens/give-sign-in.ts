import { randomBytes } from 'node:crypto';
import type { Database } from '../../../src/platform/database/database.js';
import { externalId } from './store-viewers.js';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/**
 * Allows a person to sign in as an imported viewer, with a new random password that is not stored elsewhere.
 * @throws Error when the data set has no such user
 */
export async function giveSignIn(options: {
  readonly database: Database;
  readonly dataset: string;
  readonly userId: number;
  readonly hashPassword: (password: string) => Promise<string>;
}): Promise<SignIn> {
  const password = randomBytes(12).toString('base64url');
  const { rows } = await options.database.pool.query<{ email: string }>(
    'UPDATE accounts SET password_hash = $2, email_verified_at = coalesce(email_verified_at, now()) WHERE external_id = $1 RETURNING email',
    [externalId(options.dataset, options.userId), await options.hashPassword(password)],
  );
  const email = rows[0]?.email;
  if (email === undefined) throw new Error(`${options.dataset} has no user ${options.userId}.`);
  return { email, password };
}
