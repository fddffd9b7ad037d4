import type pg from 'pg';
import { inTransaction } from '../../../src/platform/database/transaction.js';
import { newId } from '../../../src/shared/ids.js';

interface Due {
  readonly id: string;
  readonly accountId: string;
}

const NEXT = `
  SELECT id, account_id AS "accountId" FROM subscriptions WHERE next_action_at <= now()
  ORDER BY next_action_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
const RENEW = `
  UPDATE subscriptions SET current_period_start = current_period_end,
    current_period_end = current_period_end + interval '1 month', version = version + 1,
    next_action_at = current_period_end + interval '1 month'
  WHERE id = $1`;
const STEP = `
  INSERT INTO subscription_transitions (id, subscription_id, event, from_state, to_state, occurred_at)
  VALUES ($1, $2, 'paymentSucceeded', 'ACTIVE', 'ACTIVE', now())`;
const EVENT = `
  INSERT INTO outbox_events (id, type, payload, occurred_at)
  VALUES ($1, 'subscriptions.subscription_changed', jsonb_build_object('accountId', $2::text), now())`;

const AT_A_TIME = 8;

/**
 * A sweep without batches, and without payments: a transaction for each due subscription, which takes it, moves its
 * period, and stores the step and the event. @returns how many there were
 */
export async function renewOneByOne(pool: pg.Pool): Promise<number> {
  let renewed = 0;

  async function renewNext(): Promise<boolean> {
    return inTransaction(pool, async (client) => {
      const { rows } = await client.query<Due>(NEXT);
      const [due] = rows;
      if (!due) return false;
      await client.query(RENEW, [due.id]);
      await client.query(STEP, [newId(), due.id]);
      await client.query(EVENT, [newId(), due.accountId]);
      return true;
    });
  }

  async function renewOn(): Promise<void> {
    while (await renewNext()) renewed += 1;
  }

  await Promise.all(Array.from({ length: AT_A_TIME }, renewOn));
  return renewed;
}
