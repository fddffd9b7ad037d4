import type { DatabaseClient } from '../../../platform/database/database.js';
import { AccountBilling } from '../domain/account-billing.js';
import { type SubscriptionRow, toInvoice, toPayment, toSubscription } from './account-billing.rows.js';

/** A subscription, and whether its account is to be erased. */
export interface LockedRow extends SubscriptionRow {
  readonly isClosing: boolean;
}

export interface BillingsToLoad {
  readonly accountIds: readonly string[];
  readonly subscriptions: readonly LockedRow[];
  /** The accounts without a subscription that exist. */
  readonly existing?: ReadonlySet<string>;
}

/** Completes locked subscriptions with their pending payments and open invoices, in the order of the accounts. */
export async function loadBillings(
  client: DatabaseClient,
  { accountIds, subscriptions, existing = new Set() }: BillingsToLoad,
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
