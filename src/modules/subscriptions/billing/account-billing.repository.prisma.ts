import type { DatabaseClient } from '../../../platform/database/database.js';
import { insertRows, updateRows } from '../../../platform/database/write-rows.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import { AccountBilling } from '../domain/account-billing.js';
import type { Invoice } from '../domain/invoice.js';
import { SubscriptionChangedError } from '../domain/subscription-errors.js';
import type { AccountBillingRepository } from './account-billing.repository.js';
import {
  invoiceLineValues,
  invoiceValues,
  paymentChanges,
  paymentValues,
  refundValues,
  subscriptionValues,
  toInvoice,
  toPayment,
  toSubscription,
  transitionValues,
} from './account-billing.rows.js';

interface Locked {
  readonly accountId: string;
}

const LOCK = `
  SELECT account_id AS "accountId" FROM subscriptions WHERE account_id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

const LOCK_DUE = `
  SELECT account_id AS "accountId" FROM subscriptions WHERE next_action_at <= $1
  ORDER BY next_action_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

const LOCK_EXISTING = `
  SELECT id AS "accountId" FROM accounts WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE`;

const NEXT_NUMBERS = `
  UPDATE invoice_series SET last_number = last_number + $1 RETURNING last_number::float8 AS "lastNumber"`;

/**
 * Reads and writes many at a time, a few statements for all of them. Everything goes through `client`, and so takes
 * effect together or not at all.
 */
export function createPrismaAccountBillingRepository(client: DatabaseClient): AccountBillingRepository {
  /** Of the ids those that are accounts, which stay so to the end of the transaction. */
  async function lockExisting(accountIds: readonly string[]): Promise<string[]> {
    if (accountIds.length === 0) return [];
    const rows = await client.$queryRawUnsafe<Locked[]>(LOCK_EXISTING, accountIds);
    return rows.map(({ accountId }) => accountId);
  }

  async function load(accountIds: readonly string[]): Promise<AccountBilling[]> {
    const ofThem = { accountId: { in: [...accountIds] } };
    const subscriptions = await client.subscription.findMany({ where: ofThem });
    const payments = await client.payment.findMany({ where: { ...ofThem, status: 'PENDING' } });
    const invoices = await client.invoice.findMany({
      where: { ...ofThem, status: 'OPEN' },
      include: { lines: true },
    });
    const withSubscription = new Set(subscriptions.map(({ accountId }) => accountId));
    const others = accountIds.filter((accountId) => !withSubscription.has(accountId));
    const existing = new Set(await lockExisting(others));
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
        isErased: !subscription && !existing.has(accountId),
      });
    });
  }

  async function saveSubscriptions(billings: readonly AccountBilling[]): Promise<void> {
    const rows = billings.flatMap(subscriptionValues);
    const known = rows.filter(({ version }) => version > 1);
    await insertRows(
      client,
      'subscriptions',
      rows.filter(({ version }) => version === 1),
    );
    const changed = await updateRows(
      client,
      'subscriptions',
      known,
      'subscriptions.version = changed.version - 1',
    );
    if (changed !== known.length) throw new SubscriptionChangedError();
    await insertRows(client, 'subscription_transitions', billings.flatMap(transitionValues));
  }

  /** Takes the numbers as late as it can: from here to the commit, nobody else writes an invoice. */
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
    async lockAccount(accountId) {
      const rows = await client.$queryRawUnsafe<unknown[]>(
        'SELECT 1 FROM accounts WHERE id = $1::uuid FOR NO KEY UPDATE',
        accountId,
      );
      if (rows.length === 0) throw new NotFoundError('The account');
    },

    async lock(accountIds) {
      await client.$queryRawUnsafe(LOCK, accountIds);
      return load(accountIds);
    },

    async lockDue(now, most) {
      const due = await client.$queryRawUnsafe<Locked[]>(LOCK_DUE, now, most);
      return due.length === 0 ? [] : load(due.map(({ accountId }) => accountId));
    },

    async postpone(accountId, until) {
      await client.subscription.updateMany({ where: { accountId }, data: { nextActionAt: until } });
    },

    async nextDueAt() {
      const next = await client.subscription.aggregate({ _min: { nextActionAt: true } });
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
