import type { DatabaseClient } from '../../../platform/database/database.js';
import type { AccountBillingRepository } from './account-billing.repository.js';
import { type LockedRow, loadBillings } from './load-billings.prisma.js';
import { saveBillings } from './save-billings.prisma.js';

interface Locked {
  readonly accountId: string;
}

/** In the format of Prisma's results, but faster than Prisma for 500 ids and rows. */
const COLUMNS = `
  id, account_id AS "accountId", plan_id AS "planId", scheduled_plan_id AS "scheduledPlanId", state,
  current_period_start AS "currentPeriodStart", current_period_end AS "currentPeriodEnd", anchor,
  grace_ends_at AS "graceEndsAt", next_retry_at AS "nextRetryAt", suspension_ends_at AS "suspensionEndsAt",
  trial_ends_at AS "trialEndsAt", suspended_by_admin AS "suspendedByAdmin", cancelled_at AS "cancelledAt",
  payment_method AS "paymentMethod", gateway_customer AS "gatewayCustomer", next_action_at AS "nextActionAt", version,
  created_at AS "createdAt",
  (SELECT erasure_due_at IS NOT NULL FROM accounts WHERE accounts.id = account_id) AS "isClosing"`;

const LOCK = `SELECT ${COLUMNS} FROM subscriptions WHERE account_id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

/** Looks each due account up by key: with a join, the planner might read all accounts. */
const LOCK_DUE = `
  SELECT ${COLUMNS} FROM subscriptions
  WHERE next_action_at <= $1 AND (SELECT suspended_at IS NULL FROM accounts WHERE accounts.id = account_id)
  ORDER BY next_action_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

const LOCK_ACCOUNTS = `
  SELECT id AS "accountId" FROM accounts WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`;

/**
 * Reads and writes many billings with a few statements. All statements go through `client`, so they commit or fail
 * together.
 */
export function createPrismaAccountBillingRepository(client: DatabaseClient): AccountBillingRepository {
  /** @returns the ids of those that exist */
  async function lockAccounts(accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set();
    const rows = await client.$queryRawUnsafe<Locked[]>(LOCK_ACCOUNTS, accountIds);
    return new Set(rows.map(({ accountId }) => accountId));
  }

  const lockSubscriptions = (accountIds: readonly string[]) =>
    client.$queryRawUnsafe<LockedRow[]>(LOCK, accountIds);

  return {
    async lock(accountIds) {
      const subscriptions = await lockSubscriptions(accountIds);
      const found = new Set(subscriptions.map(({ accountId }) => accountId));
      const others = accountIds.filter((accountId) => !found.has(accountId));
      if (others.length === 0) return loadBillings(client, { accountIds, subscriptions });
      // A missing subscription cannot be locked, so the account is locked, and the subscription is looked up again.
      const existing = await lockAccounts(others);
      const appeared = await lockSubscriptions(others);
      return loadBillings(client, { accountIds, subscriptions: [...subscriptions, ...appeared], existing });
    },

    async lockDue(now, most) {
      const due = await client.$queryRawUnsafe<LockedRow[]>(LOCK_DUE, now, most);
      if (due.length === 0) return [];
      const accountIds = due.map(({ accountId }) => accountId);
      return loadBillings(client, { accountIds, subscriptions: due });
    },

    async postpone(accountId, until) {
      await client.subscription.updateMany({
        where: { accountId, nextActionAt: { not: null } },
        data: { nextActionAt: until },
      });
    },

    async nextDueAt() {
      const next = await client.subscription.aggregate({
        _min: { nextActionAt: true },
        where: { account: { suspendedAt: null } },
      });
      return next._min.nextActionAt;
    },

    save: (billings) => saveBillings(client, billings),
  };
}
