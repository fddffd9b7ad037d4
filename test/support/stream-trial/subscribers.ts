import type pg from 'pg';
import { newId } from '../../../src/shared/ids.js';
import { createGraphqlClient } from '../graphql-client.js';
import * as operations from '../operations.js';
import type { Person } from '../trials/scene.js';

/** An account with a plan. */
export interface Subscriber {
  /** Of concurrent streams. */
  readonly limit: number;
  /** Its owner on each of its devices. */
  readonly devices: readonly Person[];
}

const PLANS = [
  { code: 'basic-monthly', limit: 1 },
  { code: 'standard-monthly', limit: 2 },
  { code: 'premium-monthly', limit: 4 },
] as const;
const DEVICES = 3;
const PASSWORD = 'correct horse battery staple';

/** Accounts with one plan after the other. */
export async function subscribeAll(pool: pg.Pool, address: string, count: number): Promise<Subscriber[]> {
  const subscribers: Subscriber[] = [];
  for (let index = 0; index < count; index += 1) {
    const plan = PLANS[index % PLANS.length] ?? PLANS[0];
    subscribers.push(await subscribe(pool, address, plan));
  }
  return subscribers;
}

async function subscribe(
  pool: pg.Pool,
  address: string,
  { code, limit }: (typeof PLANS)[number],
): Promise<Subscriber> {
  const input = { email: `subscriber-${newId()}@example.com`, password: PASSWORD };
  const { signUp } = await createGraphqlClient(address).send(operations.SignUp, { input });
  const client = createGraphqlClient(address, signUp.accessToken);
  const { createProfile } = await client.send(operations.CreateProfile, { input: { name: 'Alex' } });
  const { plans } = await client.send(operations.Plans);
  const planId = plans.find((plan) => plan.code === code)?.id ?? '';
  await client.send(operations.Subscribe, {
    input: { planId, paymentMethod: 'pm_card', idempotencyKey: newId() },
  });
  // Other devices may sign in with a verified address only.
  await pool.query('UPDATE accounts SET email_verified_at = now() WHERE id = $1', [signUp.account.id]);
  const devices = [{ profileId: createProfile.id, accessToken: signUp.accessToken }];
  while (devices.length < DEVICES) {
    const { signIn } = await createGraphqlClient(address).send(operations.SignIn, { input });
    devices.push({ profileId: createProfile.id, accessToken: signIn.accessToken });
  }
  return { limit, devices };
}
