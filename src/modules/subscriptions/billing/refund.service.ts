import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import { requireKey } from '../domain/idempotency-key.js';
import type { Invoice } from '../domain/invoice.js';
import { requireReason } from '../domain/reason.js';
import { nextAttempt, openRefund, type Refund, settled } from '../domain/refund.js';
import type { PaymentGateway } from '../payment-gateway.js';
import type { BillingRepositories, BillingTransactor } from './billing-transaction.js';

export interface RefundDependencies {
  readonly transactor: BillingTransactor;
  readonly gateway: Pick<PaymentGateway, 'refund'>;
  readonly clock: Clock;
  /** Called when a request for a refund failed with an error; it is repeated later. */
  readonly onUnsettled: (error: unknown) => void;
  /** Called when the refund of a late payment failed, with the next attempt; null after the last. */
  readonly onLateRefundFailed: (failed: Refund, next: Refund | null) => void;
}

export interface RefundRequest {
  readonly invoiceId: string;
  /** Null: everything that was not refunded yet. */
  readonly amountMinor: number | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export type RefundService = ReturnType<typeof createRefundService>;

const AT_A_TIME = 100;

/** Refunds invoices for administrators, and payments that arrived too late to pay for anything. */
export function createRefundService(dependencies: RefundDependencies) {
  const { transactor, gateway, clock, onUnsettled, onLateRefundFailed } = dependencies;

  /** Stores the outcome of a refund and, in the same transaction, the next attempt if it is still owed. */
  async function store(answered: Refund): Promise<void> {
    const next = await transactor.run(async ({ refunds }) => {
      if (!(await refunds.settle(answered)) || answered.status !== 'FAILED') return undefined;
      const attempt = nextAttempt(answered, await refunds.attemptsOf(answered.paymentId), clock.now());
      if (attempt) await refunds.insert(attempt);
      return attempt;
    });
    if (next !== undefined && answered.invoiceId === null) onLateRefundFailed(answered, next);
  }

  /** Requests the refund at the gateway. May be repeated: the gateway executes each refund once. */
  async function settle(refund: Refund): Promise<Refund> {
    const { id, chargeReference, amount } = refund;
    const result = await gateway.refund({ idempotencyKey: id, reference: chargeReference, amount });
    if (result.outcome === 'unknown') return refund;
    const answered = settled(refund, result, clock.now());
    await store(answered);
    return answered;
  }

  return {
    /**
     * Refunds an invoice, in whole or in part. Concurrent requests never refund more than was paid, and a repeated
     * request with the same key refunds once.
     * @throws NotFoundError, ConflictError when it is not paid, InvalidInputError when less is left, or the key was
     *   used for another refund
     */
    async refundInvoice(given: RefundRequest, actor: Actor): Promise<Refund> {
      const request = { ...given, reason: requireReason(given.reason) };
      requireKey(request.idempotencyKey);
      if (!isId(request.invoiceId)) throw new NotFoundError('The invoice');
      const refund = await transactor.run((repositories) => open(repositories, request, actor, clock.now()));
      return refund.status === 'PENDING' ? settle(refund) : refund;
    },

    /**
     * Resumes unfinished refunds, and retries failed ones that are owed. A failing one does not block the others.
     * @returns how many there were
     */
    async settleDue(): Promise<number> {
      let total = 0;
      for (;;) {
        const taken = await transactor.run(({ refunds }) => refunds.takeToCheck(clock.now(), AT_A_TIME));
        for (const refund of taken) await settle(refund).catch(onUnsettled);
        total += taken.length;
        if (taken.length < AT_A_TIME) return total;
      }
    },
  };
}

async function open(
  { refunds, audit }: BillingRepositories,
  request: RefundRequest,
  actor: Actor,
  now: Date,
): Promise<Refund> {
  const { invoiceId, reason, idempotencyKey } = request;
  const invoice = await refunds.lockInvoice(invoiceId);
  if (!invoice) throw new NotFoundError('The invoice');
  const known = await refunds.findByKey(invoice.accountId, idempotencyKey);
  if (known) return requireSameRefund(known, request);
  const payment = await refunds.findPaymentOf(invoiceId);
  if (invoice.status !== 'PAID' || !payment?.gatewayReference) {
    throw new ConflictError('Only paid invoices can be refunded.');
  }
  const amountMinor = requireLeft(invoice, request.amountMinor, await refunds.sumOf(invoiceId));
  const amount = { amountMinor, currency: invoice.total.currency };
  const details = { invoiceId, amount, reason, idempotencyKey };
  const refund = openRefund(payment, payment.gatewayReference, details, now);
  await refunds.insert(refund);
  await audit.append({
    actor,
    action: 'subscriptions.invoice_refunded',
    subject: { type: 'account', id: invoice.accountId },
    details: { invoiceId, refundId: refund.id, amountMinor, currency: amount.currency, reason },
    occurredAt: now,
  });
  return refund;
}

/**
 * Refuses a key that was used for a different refund, which would otherwise be returned in its place.
 * @throws InvalidInputError
 */
function requireSameRefund(known: Refund, { invoiceId, amountMinor }: RefundRequest): Refund {
  const isSame =
    known.invoiceId === invoiceId && (amountMinor === null || known.amount.amountMinor === amountMinor);
  if (isSame) return known;
  throw new InvalidInputError({ idempotencyKey: 'This key was used for another refund. Choose a new one.' });
}

/** @throws InvalidInputError */
function requireLeft(invoice: Invoice, wished: number | null, given: number): number {
  const left = invoice.total.amountMinor - given;
  const amount = wished ?? left;
  if (amount < 1 || amount > left) {
    throw new InvalidInputError({ amountMinor: `Of this invoice, 1 to ${left} can be refunded.` });
  }
  return amount;
}
