import {
  toInvoice,
  toSubscription,
} from '../../../src/modules/subscriptions/billing/account-billing.rows.js';
import type { Invoice } from '../../../src/modules/subscriptions/domain/invoice.js';
import type { Subscription } from '../../../src/modules/subscriptions/domain/subscription.js';
import type { Platform } from '../platform.js';
import type { BillingModel, ModelInvoice } from './model.js';

/** The stored data of an account. */
export interface StoredAccount {
  readonly subscription: Subscription | null;
  readonly invoices: readonly Invoice[];
}

export async function readAccounts(
  { engine }: Pick<Platform, 'engine'>,
  accounts: readonly { readonly id: string }[],
): Promise<Map<string, StoredAccount>> {
  const { prisma } = engine.database;
  const subscriptions = new Map(
    (await prisma.subscription.findMany()).map((row) => [row.accountId, toSubscription(row)]),
  );
  const invoices = new Map<string, Invoice[]>();
  const rows = await prisma.invoice.findMany({ orderBy: { number: 'asc' }, include: { lines: true } });
  for (const row of rows) {
    const others = invoices.get(row.accountId) ?? [];
    others.push(toInvoice(row));
    invoices.set(row.accountId, others);
  }
  return new Map(
    accounts.map(({ id }) => [
      id,
      { subscription: subscriptions.get(id) ?? null, invoices: invoices.get(id) ?? [] },
    ]),
  );
}

/** The differences between the product and the model, in words. */
export function differences(model: BillingModel, stored: StoredAccount | undefined, now: number): string[] {
  const { subscription = null, invoices = [] } = stored ?? {};
  const pairs: readonly [what: string, product: unknown, model: unknown][] = [
    ...subscriptionPairs(model, subscription, now),
    ['invoices', invoices.map(describe), model.invoices.map(describeModel)],
    ['lines', invoices.map(sumOfLines), model.invoices.map(({ total }) => total)],
  ];
  return pairs
    .filter(([, product, expected]) => JSON.stringify(product) !== JSON.stringify(expected))
    .map(
      ([what, product, expected]) =>
        `${what} ${JSON.stringify(product)} instead of ${JSON.stringify(expected)}`,
    );
}

function subscriptionPairs(
  model: BillingModel,
  subscription: Subscription | null,
  now: number,
): [what: string, product: unknown, model: unknown][] {
  if (!subscription) return [['state', null, model.state]];
  const { state, planId, scheduledPlanId, period, anchor, suspendedByAdmin } = subscription.snapshot;
  const at = new Date(now);
  return [
    ['state', state, model.state],
    ['plan', planId, model.plan?.id],
    ['scheduled plan', scheduledPlanId, model.scheduled?.id ?? null],
    ['period', spanOf(period), [model.period.start, model.period.end]],
    // A period shows it only after a short month.
    ['anchor', anchor.getTime(), model.anchor],
    ['suspended by an administrator', suspendedByAdmin, model.byAdmin],
    ['access', subscription.hasAccess(at), model.hasAccess(now)],
    ['access at its end', aroundEnd(model, (time) => subscription.hasAccess(new Date(time))), [true, false]],
    ['access until', timeOf(subscription.accessUntil(at)), model.accessUntil(now)],
    // Exactly, and not only whether the clock has passed it.
    ['end of access', timeOf(subscription.accessEndsAt), model.accessEnd],
    ['due', timeOf(subscription.dueAt), model.dueAt],
  ];
}

function describe({ reason, status, total, planId, period }: Invoice) {
  return [reason, status, total.amountMinor, planId, ...spanOf(period)];
}

function describeModel({ reason, status, total, plan, period }: ModelInvoice) {
  return [reason, status, total, plan.id, period.start, period.end];
}

function sumOfLines({ lines }: Invoice): number {
  return lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** The values at the last moment of access and at the first one after it, independent of the clock. */
function aroundEnd({ accessEnd }: BillingModel, holdsAt: (time: number) => boolean): readonly boolean[] {
  return accessEnd === null ? [true, false] : [holdsAt(accessEnd - 1), holdsAt(accessEnd)];
}

function timeOf(instant: Date | null): number | null {
  return instant && instant.getTime();
}

function spanOf({ start, end }: { readonly start: Date; readonly end: Date }): [number, number] {
  return [start.getTime(), end.getTime()];
}
