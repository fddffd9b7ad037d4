import type { MovedCharge } from '../../../src/modules/subscriptions/gateways/simulated-ledger.js';

/** A payment and an invoice, as stored by the platform. */
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

/** The records of the gateway and of the platform for an account. */
export interface AccountBooks {
  readonly charges: readonly MovedCharge[];
  readonly payments: readonly BookedPayment[];
  readonly invoices: readonly BookedInvoice[];
  /** Until when every period must be paid for; null if that is uncertain. */
  readonly paidThrough: Date | null;
}

/** Violations, in words. */
export interface Findings {
  /** Money that was taken but is not recorded, or nothing was given for it; a period that was not renewed. */
  readonly lost: readonly string[];
  /** Paid twice. */
  readonly doubled: readonly string[];
  /** Given without payment. */
  readonly leaked: readonly string[];
}

/** Compares both. The gateway's ledger says which money has moved; nothing else is trusted. */
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
