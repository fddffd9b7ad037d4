import type { DatabaseClient } from '../../../platform/database/database.js';
import { insertRows, type RowValues, updateRows } from '../../../platform/database/write-rows.js';
import { AccountBilling } from '../domain/account-billing.js';
import type { Invoice } from '../domain/invoice.js';
import { SubscriptionChangedError } from '../domain/subscription-errors.js';
import type { AccountBillingRepository } from './account-billing.repository.js';
import {
  invoiceLineValues,
  invoiceValues,
  nextActionValues,
  paymentChanges,
  paymentValues,
  refundValues,
  type SubscriptionRow,
  subscriptionValues,
  toInvoice,
  toPayment,
  toSubscription,
  transitionValues,
  trialReminderValues,
} from './account-billing.rows.js';

type ValuesOf = (billing: AccountBilling) => readonly RowValues[];

const IS_NEXT_VERSION = 'subscriptions.version = changed.version - 1';

/** A subscription, and whether its account is to be erased. */
interface LockedRow extends SubscriptionRow {
  readonly isClosing: boolean;
}

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

const NEXT_NUMBERS = `
  UPDATE invoice_series SET last_number = last_number + $1 RETURNING last_number::float8 AS "lastNumber"`;

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

  async function load(
    accountIds: readonly string[],
    subscriptions: readonly LockedRow[],
    existing: ReadonlySet<string> = new Set(),
  ): Promise<AccountBilling[]> {
    // Actions that are due by schedule do not wait for a payment.
    const due = new Set(subscriptions.flatMap((row) => (row.nextActionAt ? [row.accountId] : [])));
    const waiting = accountIds.filter((accountId) => !due.has(accountId));
    const payments =
      waiting.length === 0
        ? []
        : await client.payment.findMany({ where: { accountId: { in: waiting }, status: 'PENDING' } });
    // Only subscriptions with a grace period have open invoices.
    const debtors = subscriptions.flatMap(({ accountId, graceEndsAt }) => (graceEndsAt ? [accountId] : []));
    const invoices =
      debtors.length === 0
        ? []
        : await client.invoice.findMany({
            where: { accountId: { in: debtors }, status: 'OPEN' },
            include: { lines: true },
          });
    const subscriptionOf = new Map(subscriptions.map((row) => [row.accountId, row]));
    const paymentOf = new Map(payments.map((row) => [row.accountId, row]));
    const invoiceOf = new Map(invoices.map((row) => [row.accountId, row]));
    return accountIds.map((accountId) => {
      const subscription = subscriptionOf.get(accountId);
      const payment = paymentOf.get(accountId);
      const invoice = invoiceOf.get(accountId);
      return new AccountBilling({
        accountId,
        subscription: subscription ? toSubscription(subscription) : null,
        pendingPayment: payment ? toPayment(payment) : null,
        openInvoice: invoice ? toInvoice(invoice) : null,
        isClosing: subscription?.isClosing ?? false,
        isErased: !subscription && !existing.has(accountId),
      });
    });
  }

  /** @throws SubscriptionChangedError */
  async function update(billings: readonly AccountBilling[], valuesOf: ValuesOf): Promise<void> {
    const rows = billings.flatMap(valuesOf);
    const changed = await updateRows(client, 'subscriptions', rows, IS_NEXT_VERSION);
    if (changed !== rows.length) throw new SubscriptionChangedError();
  }

  async function saveSubscriptions(billings: readonly AccountBilling[]): Promise<void> {
    const isNew = ({ subscription }: AccountBilling) => subscription?.snapshot.version === 0;
    const isChanged = ({ subscription }: AccountBilling) => subscription?.isChanged ?? false;
    const [begun, known] = [billings.filter(isNew), billings.filter((billing) => !isNew(billing))];
    await insertRows(client, 'subscriptions', begun.flatMap(subscriptionValues));
    await insertRows(client, 'trial_reminders', begun.flatMap(trialReminderValues));
    await update(known.filter(isChanged), subscriptionValues);
    await update(
      known.filter((billing) => !isChanged(billing)),
      nextActionValues,
    );
    await insertRows(client, 'subscription_transitions', billings.flatMap(transitionValues));
  }

  /** Takes the invoice numbers as late as possible, because this blocks other invoices until the commit. */
  async function issue(invoices: readonly Invoice[]): Promise<void> {
    if (invoices.length === 0) return;
    const [series] = await client.$queryRawUnsafe<{ lastNumber: number }[]>(NEXT_NUMBERS, invoices.length);
    const first = (series?.lastNumber ?? 0) - invoices.length + 1;
    const rows = invoices.map((invoice, index) => invoiceValues(invoice, first + index));
    await insertRows(client, 'invoices', rows);
    await insertRows(client, 'invoice_lines', invoices.flatMap(invoiceLineValues));
  }

  async function note(invoices: readonly Invoice[]): Promise<void> {
    const rows = invoices.map(({ id, status, refundedMinor, paidAt, voidedAt }) => ({
      id,
      status,
      refunded_minor: refundedMinor,
      paid_at: paidAt,
      voided_at: voidedAt,
    }));
    await updateRows(client, 'invoices', rows);
  }

  return {
    async lock(accountIds) {
      const subscriptions = await lockSubscriptions(accountIds);
      const found = new Set(subscriptions.map(({ accountId }) => accountId));
      const others = accountIds.filter((accountId) => !found.has(accountId));
      if (others.length === 0) return load(accountIds, subscriptions);
      // A missing subscription cannot be locked, so the account is locked, and the subscription is looked up again.
      const existing = await lockAccounts(others);
      return load(accountIds, [...subscriptions, ...(await lockSubscriptions(others))], existing);
    },

    async lockDue(now, most) {
      const due = await client.$queryRawUnsafe<LockedRow[]>(LOCK_DUE, now, most);
      if (due.length === 0) return [];
      return load(
        due.map(({ accountId }) => accountId),
        due,
      );
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

    async save(billings) {
      if (billings.length === 0) return;
      const changes = billings.map((billing) => billing.changes);
      const invoices = changes.flatMap((change) => change.invoices);
      await saveSubscriptions(billings);
      await note(invoices.filter(({ number }) => number !== null));
      await issue(invoices.filter(({ number }) => number === null));
      await insertRows(
        client,
        'payments',
        changes.flatMap(({ openedPayments }) => openedPayments.map(paymentValues)),
      );
      await updateRows(
        client,
        'payments',
        changes.flatMap(({ changedPayments }) => changedPayments.map(paymentChanges)),
      );
      await insertRows(
        client,
        'refunds',
        changes.flatMap(({ refunds }) => refunds.map(refundValues)),
      );
    },
  };
}
