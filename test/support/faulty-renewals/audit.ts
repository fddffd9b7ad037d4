import { groupBy } from '../../../src/shared/batches.js';
import { readLedger } from '../gateway-ledger.js';
import { type AccountBooks, auditAccount, type Findings } from './account-books.js';
import type { Shop } from './faulty-renewals.js';
import { renewsAlways, type Subscriber } from './subscriber.js';

export interface Audit extends Findings {
  /** Charges that moved money, and how many of them were refunded. */
  readonly charged: number;
  readonly refunded: number;
  /** Paid invoices, and how many of them are for a renewal. */
  readonly paid: number;
  readonly renewed: number;
}

/** Compares the gateway's ledger with the platform's records. */
export async function auditRenewals(shop: Shop, subscribers: readonly Subscriber[]): Promise<Audit> {
  const books = await readBooks(shop, subscribers);
  const findings = books.map(auditAccount);
  const charges = books.flatMap((account) => account.charges);
  const { invoice } = shop.engine.database.prisma;
  return {
    charged: charges.length,
    refunded: charges.filter(({ refundedMinor }) => refundedMinor > 0).length,
    paid: await invoice.count({ where: { status: 'PAID' } }),
    renewed: await invoice.count({ where: { status: 'PAID', reason: 'RENEWAL' } }),
    lost: findings.flatMap(({ lost }) => lost),
    doubled: findings.flatMap(({ doubled }) => doubled),
    leaked: findings.flatMap(({ leaked }) => leaked),
  };
}

async function readBooks(shop: Shop, subscribers: readonly Subscriber[]): Promise<AccountBooks[]> {
  const { engine, clock } = shop;
  const { prisma } = engine.database;
  const payments = groupBy(await prisma.payment.findMany(), ({ accountId }) => accountId);
  const invoices = groupBy(await prisma.invoice.findMany(), ({ accountId }) => accountId);
  return readLedger(shop, (ledger) =>
    Promise.all(
      subscribers.map(async (subscriber) => ({
        charges: await ledger.chargesOf(`sim_${subscriber.id}`),
        payments: payments.get(subscriber.id) ?? [],
        invoices: invoices.get(subscriber.id) ?? [],
        paidThrough: renewsAlways(subscriber) ? clock.now() : null,
      })),
    ),
  );
}
