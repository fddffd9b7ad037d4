import { NotFoundError } from '../../../shared/domain-error.js';
import type { BillingPolicy } from './billing-policy.js';
import type { Invoice } from './invoice.js';
import { type NewPayment, openPayment, type Payment } from './payment.js';
import type { Plan } from './plan.js';
import { type NewRefund, openRefund, type Refund } from './refund.js';
import type { Subscription } from './subscription.js';
import { PaymentInProgressError } from './subscription-errors.js';

/** The plans and the policy of billing. */
export interface BillingTerms {
  readonly policy: BillingPolicy;
  /** @throws NotFoundError */
  planOf(id: string): Plan;
}

/** The parts of an account's billing. */
export interface AccountBillingProperties {
  readonly accountId: string;
  readonly subscription: Subscription | null;
  /** The one payment whose outcome is still unknown. */
  readonly pendingPayment: Payment | null;
  /** The open invoice. */
  readonly openInvoice: Invoice | null;
  /** The account is to be erased: nothing is renewed any more. */
  readonly isClosing: boolean;
  /** The account was erased. Payments that still arrive are refunded. */
  readonly isErased: boolean;
}

/**
 * The aggregate of an account's subscription, its pending payment and its open invoice, which change and are stored
 * together. It has at most one pending payment and one open invoice.
 */
export class AccountBilling {
  private readonly openedPayments = new Map<string, Payment>();
  private readonly changedPayments = new Map<string, Payment>();
  private readonly changedInvoices = new Map<string, Invoice>();
  private readonly openedRefunds: Refund[] = [];

  constructor(private properties: AccountBillingProperties) {}

  get accountId(): string {
    return this.properties.accountId;
  }

  get subscription(): Subscription | null {
    return this.properties.subscription;
  }

  get pendingPayment(): Payment | null {
    return this.properties.pendingPayment;
  }

  get openInvoice(): Invoice | null {
    return this.properties.openInvoice;
  }

  get isClosing(): boolean {
    return this.properties.isClosing;
  }

  get isErased(): boolean {
    return this.properties.isErased;
  }

  begin(subscription: Subscription): void {
    this.properties = { ...this.properties, subscription };
  }

  /** @throws PaymentInProgressError while another is pending: two at once could charge twice */
  open(details: Omit<NewPayment, 'accountId' | 'subscriptionId'>, now: Date): Payment {
    if (this.pendingPayment) throw new PaymentInProgressError();
    const subscriptionId = this.subscription?.snapshot.id ?? null;
    const payment = openPayment({ ...details, accountId: this.accountId, subscriptionId }, now);
    this.openedPayments.set(payment.id, payment);
    this.keepPayment(payment);
    return payment;
  }

  keepPayment(payment: Payment): void {
    const kept = this.openedPayments.has(payment.id) ? this.openedPayments : this.changedPayments;
    kept.set(payment.id, payment);
    const { pendingPayment } = this.properties;
    if (payment.status === 'PENDING') this.properties = { ...this.properties, pendingPayment: payment };
    else if (pendingPayment?.id === payment.id)
      this.properties = { ...this.properties, pendingPayment: null };
  }

  keepInvoice(invoice: Invoice): void {
    this.changedInvoices.set(invoice.id, invoice);
    const openInvoice = invoice.status === 'OPEN' ? invoice : null;
    if (openInvoice || this.openInvoice?.id === invoice.id)
      this.properties = { ...this.properties, openInvoice };
  }

  /** For an open invoice that will not be paid. */
  voidOpenInvoice(now: Date): void {
    if (this.openInvoice) this.keepInvoice({ ...this.openInvoice, status: 'VOID', voidedAt: now });
  }

  refund(payment: Payment, reference: string, details: NewRefund, now: Date): Refund {
    const refund = openRefund(payment, reference, details, now);
    this.openedRefunds.push(refund);
    return refund;
  }

  /**
   * Applies all scheduled ends that have passed and need no payment. While a payment is pending nothing ends, because
   * the payment may change that.
   */
  catchUp({ policy }: BillingTerms, now: Date): void {
    const { subscription } = this;
    if (!subscription) return;
    for (;;) {
      const step = this.pendingPayment ? null : subscription.dueStep(now);
      if (step === null || step === 'charge') return;
      subscription.elapse(step, policy, now);
      this.voidOpenInvoice(now);
    }
  }

  /** Changes the subscription, and voids an invoice that is no longer owed. @throws NotFoundError without one */
  change(apply: (subscription: Subscription) => void, now: Date): void {
    const { subscription } = this;
    if (!subscription) throw new NotFoundError('A subscription');
    apply(subscription);
    if (subscription.debt(now) !== 'invoice') this.voidOpenInvoice(now);
  }

  /** When its next action is due; null for never, and while a pending payment has its own schedule. */
  get nextActionAt(): Date | null {
    return this.pendingPayment ? null : (this.subscription?.dueAt ?? null);
  }

  /** Whether there is anything to be stored. */
  get isChanged(): boolean {
    const isTouched = this.subscription?.isChanged ?? false;
    const money = [this.openedPayments.size, this.changedPayments.size, this.changedInvoices.size];
    return isTouched || this.openedRefunds.length > 0 || money.some((count) => count > 0);
  }

  /** The changes to store. */
  get changes() {
    return {
      openedPayments: [...this.openedPayments.values()],
      changedPayments: [...this.changedPayments.values()],
      invoices: [...this.changedInvoices.values()],
      refunds: this.openedRefunds,
    };
  }
}
