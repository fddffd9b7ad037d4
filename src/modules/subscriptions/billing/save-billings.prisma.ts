import type { DatabaseClient } from '../../../platform/database/database.js';
import { insertRows, type RowValues, updateRows } from '../../../platform/database/write-rows.js';
import type { AccountBilling } from '../domain/account-billing.js';
import type { Invoice } from '../domain/invoice.js';
import { SubscriptionChangedError } from '../domain/subscription-errors.js';
import {
  invoiceLineValues,
  invoiceValues,
  nextActionValues,
  paymentChanges,
  paymentValues,
  refundValues,
  subscriptionValues,
  transitionValues,
  trialReminderValues,
} from './account-billing.rows.js';

type ValuesOf = (billing: AccountBilling) => readonly RowValues[];

const IS_NEXT_VERSION = 'subscriptions.version = changed.version - 1';

const NEXT_NUMBERS = `
  UPDATE invoice_series SET last_number = last_number + $1 RETURNING last_number::float8 AS "lastNumber"`;

/**
 * Stores the changes of billings.
 * @throws SubscriptionChangedError after a concurrent write without a lock
 */
export async function saveBillings(
  client: DatabaseClient,
  billings: readonly AccountBilling[],
): Promise<void> {
  if (billings.length === 0) return;
  const changes = billings.map((billing) => billing.changes);
  const invoices = changes.flatMap((change) => change.invoices);
  await saveSubscriptions(client, billings);
  await updateInvoices(
    client,
    invoices.filter(({ number }) => number !== null),
  );
  await issue(
    client,
    invoices.filter(({ number }) => number === null),
  );
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
}

/** @throws SubscriptionChangedError */
async function updateSubscriptions(
  client: DatabaseClient,
  billings: readonly AccountBilling[],
  valuesOf: ValuesOf,
): Promise<void> {
  const rows = billings.flatMap(valuesOf);
  const changed = await updateRows(client, 'subscriptions', rows, IS_NEXT_VERSION);
  if (changed !== rows.length) throw new SubscriptionChangedError();
}

async function saveSubscriptions(client: DatabaseClient, billings: readonly AccountBilling[]): Promise<void> {
  const isNew = ({ subscription }: AccountBilling) => subscription?.snapshot.version === 0;
  const isChanged = ({ subscription }: AccountBilling) => subscription?.isChanged ?? false;
  const [started, known] = [billings.filter(isNew), billings.filter((billing) => !isNew(billing))];
  await insertRows(client, 'subscriptions', started.flatMap(subscriptionValues));
  await insertRows(client, 'trial_reminders', started.flatMap(trialReminderValues));
  await updateSubscriptions(client, known.filter(isChanged), subscriptionValues);
  await updateSubscriptions(
    client,
    known.filter((billing) => !isChanged(billing)),
    nextActionValues,
  );
  await insertRows(client, 'subscription_transitions', billings.flatMap(transitionValues));
}

/** Takes the invoice numbers as late as possible, because this blocks other invoices until the commit. */
async function issue(client: DatabaseClient, invoices: readonly Invoice[]): Promise<void> {
  if (invoices.length === 0) return;
  const [series] = await client.$queryRawUnsafe<{ lastNumber: number }[]>(NEXT_NUMBERS, invoices.length);
  const first = (series?.lastNumber ?? 0) - invoices.length + 1;
  const rows = invoices.map((invoice, index) => invoiceValues(invoice, first + index));
  await insertRows(client, 'invoices', rows);
  await insertRows(client, 'invoice_lines', invoices.flatMap(invoiceLineValues));
}

async function updateInvoices(client: DatabaseClient, invoices: readonly Invoice[]): Promise<void> {
  const rows = invoices.map(({ id, status, refundedMinor, paidAt, voidedAt }) => ({
    id,
    status,
    refunded_minor: refundedMinor,
    paid_at: paidAt,
    voided_at: voidedAt,
  }));
  await updateRows(client, 'invoices', rows);
}
