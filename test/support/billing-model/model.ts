import { anchoredEnd, DAY, type ModelPlan, monthsOf, remaining, TIERS, wholeSecond } from './arithmetic.js';

export interface ModelPeriod {
  readonly start: number;
  readonly end: number;
}

export interface ModelInvoice {
  readonly reason: 'START' | 'RENEWAL' | 'PLAN_CHANGE' | 'RECOVERY';
  status: 'OPEN' | 'PAID' | 'VOID';
  readonly total: number;
  readonly plan: ModelPlan;
  readonly period: ModelPeriod;
}

/** The result of a command: `ok`, or the error code. */
export type ModelAnswer = 'ok' | 'CONFLICT' | 'NOT_FOUND' | 'PAYMENT_DECLINED';

type State = 'ACTIVE' | 'GRACE_PERIOD' | 'SUSPENDED' | 'CANCELLED' | 'EXPIRED';

const RETRY_DAYS = [1, 3, 5, 7];
const GRACE_DAYS = 7;
const SUSPENSION_DAYS = 30;
const LEEWAY_DAYS = 3;
const TRIAL_DAYS = 7;

/**
 * A second, simple implementation of billing, independent of the product: one account, on which every payment is
 * decided at once. Times are in milliseconds.
 */
export class BillingModel {
  state: State | null = null;
  plan: ModelPlan | null = null;
  scheduled: ModelPlan | null = null;
  period: ModelPeriod = { start: 0, end: 0 };
  anchor = 0;
  trialEnd: number | null = null;
  graceEnd = 0;
  suspensionEnd = 0;
  byAdmin = false;
  cancelled = false;
  pays = true;
  readonly invoices: ModelInvoice[] = [];
  /** The amount that the gateway took, in minor units. */
  taken = 0;
  private nextRetry: number | null = null;
  private lastKey: { readonly answer: ModelAnswer } | null = null;

  /** Returns a function that undoes a call: a refused call has no effect. */
  save(): () => void {
    const fields = Object.fromEntries(Object.entries(this));
    const statuses = this.invoices.map(({ status }) => status);
    return () => {
      Object.assign(this, fields);
      this.invoices.length = statuses.length;
      for (const [index, status] of statuses.entries()) Object.assign(this.invoices[index] ?? {}, { status });
    };
  }

  /** Until when titles may be watched if nobody acts; null without access. */
  get accessEnd(): number | null {
    if (this.state === 'ACTIVE') return this.period.end + LEEWAY_DAYS * DAY;
    if (this.state === 'GRACE_PERIOD') return this.graceEnd;
    return this.state === 'CANCELLED' ? this.period.end : null;
  }

  hasAccess(now: number): boolean {
    return this.accessEnd !== null && now < this.accessEnd;
  }

  /** The end of access that viewers see. */
  accessUntil(now: number): number | null {
    if (!this.hasAccess(now)) return null;
    return now < this.period.end ? this.period.end : this.accessEnd;
  }

  /** When something happens if nobody acts; null for never. */
  get dueAt(): number | null {
    if (this.state === 'ACTIVE' || this.state === 'CANCELLED') return this.period.end;
    if (this.state === 'GRACE_PERIOD') return this.nextRetry ?? this.graceEnd;
    return this.state === 'SUSPENDED' && !this.byAdmin ? this.suspensionEnd : null;
  }

  subscribe(plan: ModelPlan, pays: boolean, now: number): ModelAnswer {
    this.catchUp(now);
    if (this.state !== null && this.state !== 'EXPIRED') return 'CONFLICT';
    const answer = pays ? 'ok' : 'PAYMENT_DECLINED';
    this.lastKey = { answer };
    if (!pays) return answer;
    this.state = 'ACTIVE';
    this.pays = true;
    this.trialEnd = null;
    this.cancelled = false;
    this.beginNow(plan, now);
    this.charge('START', plan, this.period, plan.price);
    return answer;
  }

  /** Repeats the same call. */
  repeatSubscribe(): ModelAnswer | null {
    return this.lastKey?.answer ?? null;
  }

  trial(plan: ModelPlan, pays: boolean, now: number): ModelAnswer {
    this.catchUp(now);
    if (this.state !== null) return this.isOnTrial(now) && this.plan === plan ? 'ok' : 'CONFLICT';
    this.state = 'ACTIVE';
    this.pays = pays;
    this.plan = plan;
    this.trialEnd = now + TRIAL_DAYS * DAY;
    this.period = { start: now, end: this.trialEnd };
    this.anchor = this.trialEnd;
    return 'ok';
  }

  cancel(now: number): ModelAnswer {
    if (this.state === null) return 'NOT_FOUND';
    this.catchUp(now);
    if (this.state === 'ACTIVE') this.state = 'CANCELLED';
    else if (this.state === 'GRACE_PERIOD') this.end();
    else if (this.state === 'SUSPENDED' && !this.byAdmin) this.end();
    else return 'CONFLICT';
    this.scheduled = null;
    this.cancelled = true;
    return 'ok';
  }

  resume(now: number): ModelAnswer {
    if (this.state === null) return 'NOT_FOUND';
    this.catchUp(now);
    if (this.state !== 'CANCELLED') return 'CONFLICT';
    this.state = 'ACTIVE';
    this.cancelled = false;
    return 'ok';
  }

  changePlan(plan: ModelPlan, now: number): ModelAnswer {
    if (this.state === null || this.plan === null) return 'NOT_FOUND';
    this.catchUp(now);
    if (this.state !== 'ACTIVE' && this.state !== 'CANCELLED') return 'CONFLICT';
    if (now >= this.period.end) return 'CONFLICT';
    if (plan === this.plan) {
      this.scheduled = null;
      return 'ok';
    }
    if (this.isOnTrial(now)) {
      this.plan = plan;
      this.scheduled = null;
      return 'ok';
    }
    return this.upgrade(this.plan, plan, now) ?? this.schedule(plan);
  }

  updatePaymentMethod(pays: boolean, now: number): ModelAnswer {
    if (this.state === null) return 'NOT_FOUND';
    this.catchUp(now);
    this.pays = pays;
    return this.payDebt(now);
  }

  payOutstanding(now: number): ModelAnswer {
    if (this.state === null) return 'NOT_FOUND';
    this.catchUp(now);
    return this.payDebt(now);
  }

  suspend(now: number): ModelAnswer {
    if (this.state === null) return 'NOT_FOUND';
    this.catchUp(now);
    if (this.state === 'EXPIRED' || (this.state === 'SUSPENDED' && this.byAdmin)) return 'CONFLICT';
    this.voidOpen();
    this.state = 'SUSPENDED';
    this.byAdmin = true;
    return 'ok';
  }

  reinstate(now: number): ModelAnswer {
    if (this.state === null) return 'NOT_FOUND';
    this.catchUp(now);
    if (this.state !== 'SUSPENDED' || !this.byAdmin) return 'CONFLICT';
    this.byAdmin = false;
    if (now >= this.period.end) this.state = 'EXPIRED';
    else this.state = this.cancelled ? 'CANCELLED' : 'ACTIVE';
    return 'ok';
  }

  /** Everything that has happened by itself by now. */
  sweep(now: number): void {
    this.catchUp(now);
    if (this.state === 'ACTIVE' && now >= this.period.end) this.renew(now);
    else if (this.isRetryDue(now)) this.payOpen(now);
  }

  /** The ends that take no money. */
  private catchUp(now: number): void {
    if (this.state === 'CANCELLED' && now >= this.period.end) this.end();
    if (this.state === 'GRACE_PERIOD' && !this.isRetryDue(now) && now >= this.graceEnd) {
      this.voidOpen();
      this.state = 'SUSPENDED';
      this.suspensionEnd = now + SUSPENSION_DAYS * DAY;
    }
    if (this.state === 'SUSPENDED' && !this.byAdmin && now >= this.suspensionEnd) this.end();
  }

  private renew(now: number): void {
    const plan = this.scheduled ?? this.planNow();
    const lapsed = !this.hasAccess(now);
    const start = lapsed ? now : this.period.end;
    const anchor = lapsed ? now : this.anchor;
    const period = { start, end: anchoredEnd(anchor, start, monthsOf(plan)) };
    if (this.pays) {
      this.charge('RENEWAL', plan, period, plan.price);
      this.take(plan, period);
      return;
    }
    this.invoices.push({ reason: 'RENEWAL', status: 'OPEN', total: plan.price, plan, period });
    this.state = 'GRACE_PERIOD';
    this.graceEnd = now + GRACE_DAYS * DAY;
    this.planRetry(now);
  }

  private payOpen(now: number): ModelAnswer {
    const invoice = this.openInvoice();
    if (!this.pays) {
      this.planRetry(now);
      this.catchUp(now);
      return 'PAYMENT_DECLINED';
    }
    invoice.status = 'PAID';
    this.taken += invoice.total;
    this.state = 'ACTIVE';
    this.take(invoice.plan, invoice.period);
    return 'ok';
  }

  private payDebt(now: number): ModelAnswer {
    if (this.state === 'GRACE_PERIOD') return this.payOpen(now);
    if (this.state !== 'SUSPENDED' || this.byAdmin) return 'ok';
    if (!this.pays) return 'PAYMENT_DECLINED';
    const plan = this.scheduled ?? this.planNow();
    this.state = 'ACTIVE';
    this.beginNow(plan, now);
    this.charge('RECOVERY', plan, this.period, plan.price);
    return 'ok';
  }

  private upgrade(from: ModelPlan, to: ModelPlan, now: number): ModelAnswer | null {
    const rises = TIERS.indexOf(to.tier) >= TIERS.indexOf(from.tier) && monthsOf(to) >= monthsOf(from);
    if (!rises) return null;
    const at = wholeSecond(now);
    const isLonger = monthsOf(to) > monthsOf(from);
    const period = isLonger ? { start: at, end: anchoredEnd(at, at, monthsOf(to)) } : this.period;
    const charged = isLonger ? to.price : remaining(to.price, this.period, at);
    const total = charged - remaining(from.price, this.period, at);
    if (total < 0) return null;
    if (total > 0 && !this.pays) return 'PAYMENT_DECLINED';
    this.charge('PLAN_CHANGE', to, period, total);
    this.plan = to;
    this.scheduled = null;
    this.period = period;
    if (isLonger) this.anchor = at;
    return 'ok';
  }

  private schedule(plan: ModelPlan): ModelAnswer {
    if (this.state !== 'ACTIVE') return 'CONFLICT';
    this.scheduled = plan;
    return 'ok';
  }

  private beginNow(plan: ModelPlan, now: number): void {
    this.take(plan, { start: now, end: anchoredEnd(now, now, monthsOf(plan)) });
  }

  private take(plan: ModelPlan, period: ModelPeriod): void {
    if (period.start !== this.period.end) this.anchor = period.start;
    this.plan = plan;
    this.scheduled = null;
    this.period = period;
  }

  private charge(reason: ModelInvoice['reason'], plan: ModelPlan, period: ModelPeriod, total: number): void {
    this.invoices.push({ reason, status: 'PAID', total, plan, period });
    this.taken += total;
  }

  private planRetry(now: number): void {
    const firstFailure = this.graceEnd - GRACE_DAYS * DAY;
    this.nextRetry = RETRY_DAYS.map((days) => firstFailure + days * DAY).find((time) => time > now) ?? null;
  }

  private isRetryDue(now: number): boolean {
    if (this.state !== 'GRACE_PERIOD' || this.nextRetry === null) return false;
    return now >= this.nextRetry && now < this.graceEnd + DAY;
  }

  private isOnTrial(now: number): boolean {
    return this.trialEnd !== null && now < this.trialEnd && this.period.end === this.trialEnd;
  }

  private end(): void {
    this.voidOpen();
    this.state = 'EXPIRED';
  }

  private voidOpen(): void {
    for (const invoice of this.invoices) if (invoice.status === 'OPEN') invoice.status = 'VOID';
  }

  private openInvoice(): ModelInvoice {
    const open = this.invoices.find(({ status }) => status === 'OPEN');
    if (!open) throw new Error('The model is in grace and owes nothing.');
    return open;
  }

  private planNow(): ModelPlan {
    if (!this.plan) throw new Error('The model has no plan.');
    return this.plan;
  }
}
