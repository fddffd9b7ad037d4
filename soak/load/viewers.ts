import type pg from 'pg';
import { newId } from '../../src/shared/ids.js';
import { createGraphqlClient } from '../../test/support/graphql-client.js';
import * as operations from '../../test/support/operations.js';

/** A viewer with a plan and a profile. */
export interface Viewer {
  readonly email: string;
  readonly profileId: string;
  accessToken: string;
}

export const PASSWORD = 'correct horse battery staple';
const PLAN = 'premium-monthly';
const AT_ONCE = 4;

/** With limited concurrency, because hashing a password uses a CPU. */
export async function makeViewers(pool: pg.Pool, address: string, count: number): Promise<Viewer[]> {
  const { plans } = await createGraphqlClient(address).send(operations.Plans);
  const planId = plans.find(({ code }) => code === PLAN)?.id ?? '';
  const viewers: Viewer[] = [];
  while (viewers.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - viewers.length) }, () =>
      make(address, planId),
    );
    viewers.push(...(await Promise.all(some)));
  }
  // A new sign-in requires a verified address.
  await pool.query('UPDATE accounts SET email_verified_at = now() WHERE email = ANY ($1)', [
    viewers.map(({ email }) => email),
  ]);
  return viewers;
}

async function make(address: string, planId: string): Promise<Viewer> {
  const email = `viewer-${newId()}@example.com`;
  const { signUp } = await createGraphqlClient(address).send(operations.SignUp, {
    input: { email, password: PASSWORD },
  });
  const client = createGraphqlClient(address, signUp.accessToken);
  const { createProfile } = await client.send(operations.CreateProfile, { input: { name: 'Alex' } });
  await client.send(operations.Subscribe, {
    input: { planId, paymentMethod: 'pm_card', idempotencyKey: newId() },
  });
  return { email, profileId: createProfile.id, accessToken: signUp.accessToken };
}
