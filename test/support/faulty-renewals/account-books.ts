import type { MovedCharge } from '../../../src/modules/subscriptions/gateways/simulated-ledger.js';

/** What the platform has written of a payment, an invoice. */
export interface BookedPayment {
  readonly id: string;
  readonly status: string;
  readonly amountMinor: number;
  readonly invoiceId: string | null;
}

export interface BookedInvoice {
  readonly id: string;
  readonly status: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
}

/** An account in the books of the gateway and in those of the platform. */
export interface AccountBooks {
  readonly charges: readonly MovedCharge[];
  readonly payments: readonly BookedPayment[];
  readonly invoices: readonly BookedInvoice[];
  /** Until when every period must be paid for; null where that is not sure. */
  readonly paidThrough: Date | null;
}

/** What is wrong, in words. */
export interface Findings {
  /** Money that was taken and is not known, or for which nothing was given; a period that was not renewed. */
  readonly lost: readonly string[];
  /** What was paid twice. */
  readonly doubled: readonly string[];
  /** What was given and not paid. */
  readonly leaked: readonly string[];
}

/** Compares the two. Nobody's word is taken: what moved is what the gateway's ledger says. */
export function auditAccount(books: AccountBooks): Findings {
  return {
    lost: [...unknownCharges(books), ...chargesForNothing(books), ...undecided(books), ...gaps(books)],
    doubled: [...paidTwice(books), ...overlaps(books)],
    leaked: [...unfounded(books), ...givenBackAndKept(books)],
  };
}

function unknownCharges({ charges, payments }: AccountBooks): string[] {
  return charges.flatMap(({ idempotencyKey }) => {
    const status = payments.find(({ id }) => id === idempotencyKey)?.status;
    return status === 'SUCCEEDED' ? [] : [`${idempotencyKey} was charged and is ${status}`];
  });
}

function chargesForNothing({ charges, payments }: AccountBooks): string[] {
  return charges.flatMap(({ idempotencyKey, amount, refundedMinor }) => {
    const isForNothing = payments.some(({ id, invoiceId }) => id === idempotencyKey && invoiceId === null);
    return isForNothing && refundedMinor !== amount.amountMinor
      ? [`${idempotencyKey} was charged for nothing`]
      : [];
  });
}

function undecided({ payments }: AccountBooks): string[] {
  return payments.filter(({ status }) => status === 'PENDING').map(({ id }) => `${id} was never settled`);
}

function gaps({ invoices, paidThrough }: AccountBooks): string[] {
  if (!paidThrough) return [];
  const periods = paidPeriods(invoices);
  const last = periods.at(-1);
  if (!last || last.periodEnd <= paidThrough) return ['the last period was not renewed'];
  return periods
    .slice(1)
    .filter(({ periodStart }, index) => periods[index]?.periodEnd.getTime() !== periodStart.getTime())
    .map(({ id }) => `${id} does not follow on the period before`);
}

function paidTwice({ payments, invoices }: AccountBooks): string[] {
  return invoices.flatMap(({ id }) => {
    const times = payments.filter(({ invoiceId, status }) => invoiceId === id && status === 'SUCCEEDED');
    return times.length > 1 ? [`${id} was paid ${times.length} times`] : [];
  });
}

function overlaps({ invoices }: AccountBooks): string[] {
  const periods = paidPeriods(invoices);
  return periods
    .slice(1)
    .filter(({ periodStart }, index) => periodStart < (periods[index]?.periodEnd ?? periodStart))
    .map(({ id }) => `${id} pays for time that is paid for`);
}

function unfounded({ charges, payments, invoices }: AccountBooks): string[] {
  const succeeded = payments.filter(({ status }) => status === 'SUCCEEDED');
  const unpaid = succeeded.filter(({ id, amountMinor }) => {
    const charge = charges.find(({ idempotencyKey }) => idempotencyKey === id);
    return charge?.amount.amountMinor !== amountMinor;
  });
  const unbacked = invoices.filter(
    ({ id, status }) => status === 'PAID' && !succeeded.some(({ invoiceId }) => invoiceId === id),
  );
  return [...unpaid, ...unbacked].map(({ id }) => `${id} counts as paid and was not`);
}

function givenBackAndKept({ charges, payments }: AccountBooks): string[] {
  const kept = new Set(payments.filter(({ invoiceId }) => invoiceId !== null).map(({ id }) => id));
  return charges
    .filter(({ idempotencyKey, refundedMinor }) => refundedMinor > 0 && kept.has(idempotencyKey))
    .map(({ idempotencyKey }) => `${idempotencyKey} was given back and what it paid for was not`);
}

function paidPeriods(invoices: readonly BookedInvoice[]): BookedInvoice[] {
  return invoices
    .filter(({ status }) => status === 'PAID')
    .toSorted((one, other) => one.periodStart.getTime() - other.periodStart.getTime());
}
