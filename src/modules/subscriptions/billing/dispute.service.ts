import { PLATFORM } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountBilling, BillingTerms } from '../domain/account-billing.js';
import { applyStatus, type Dispute, openDispute, type ReportedDispute } from '../domain/dispute.js';
import type { Payment } from '../domain/payment.js';
import type { DisputeNotice } from '../payment-gateway.js';
import type { ReadBillingTerms } from './billing-terms.js';
import { type BillingRepositories, type BillingTransactor, storeBillings } from './billing-transaction.js';

export interface DisputeDependencies {
  readonly transactor: BillingTransactor;
  readonly readTerms: ReadBillingTerms;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** Called for each new, won or lost dispute, so that people see it. */
  readonly onDispute: (dispute: Dispute) => void;
  /** Called for a dispute of a charge without a payment here. */
  readonly onUnknownCharge: (reported: ReportedDispute) => void;
}

export type DisputeService = ReturnType<typeof createDisputeService>;

/** The state of a transaction on one dispute. */
interface DisputeTransaction {
  readonly repositories: BillingRepositories;
  /** Locked, and brought up to date. */
  readonly billing: AccountBilling;
  readonly now: Date;
}

/**
 * Handles payments that customers dispute at their bank. While a dispute is open or lost, the subscription is
 * suspended; once it is won, the subscription is reinstated.
 */
export function createDisputeService(dependencies: DisputeDependencies) {
  const { transactor, readTerms, refreshEntitlements, clock, onDispute, onUnknownCharge } = dependencies;

  return {
    /** Applies a notice once, however often it arrives and in whatever order. */
    async receive({ id, dispute: reported }: DisputeNotice): Promise<void> {
      const terms = await readTerms();
      const changed = await transactor.run(async (repositories) => {
        const payment = await repositories.disputes.findPayment(reported.chargeReference);
        if (!payment) {
          onUnknownCharge(reported);
          return null;
        }
        if (!(await repositories.notices.record(id, clock.now()))) return null;
        return apply(repositories, payment, reported, terms, clock);
      });
      if (!changed) return;
      onDispute(changed);
      await refreshEntitlements([changed.accountId]);
    },
  };
}

/** @returns the new or changed dispute; null if the report has no news */
async function apply(
  repositories: BillingRepositories,
  payment: Payment,
  reported: ReportedDispute,
  terms: BillingTerms,
  clock: Clock,
): Promise<Dispute | null> {
  const [billing] = await repositories.billings.lock([payment.accountId]);
  if (!billing) return null;
  const now = clock.now();
  const transaction = { repositories, billing, now };
  const known = await repositories.disputes.findByReference(reported.reference);
  if (known) {
    const changed = applyStatus(known, reported.status, now);
    if (!changed) return null;
    billing.catchUp(terms, now);
    await close(transaction, changed);
    return changed;
  }
  billing.catchUp(terms, now);
  return open(transaction, payment, reported);
}

async function open(
  transaction: DisputeTransaction,
  payment: Payment,
  reported: ReportedDispute,
): Promise<Dispute> {
  const { repositories, billing, now } = transaction;
  const before = billing.subscription?.snapshot.state ?? null;
  const opened = openDispute(reported, payment, now);
  // A payment without an invoice paid for nothing and is refunded anyway, and a won dispute takes no money.
  const isOwed = payment.invoiceId !== null && reported.status !== 'WON';
  const dispute = { ...opened, suspensionId: isOwed ? await suspend(transaction, opened) : null };
  await storeBillings(repositories, [billing]);
  await repositories.disputes.insert(dispute);
  await audit(transaction, 'subscriptions.payment_disputed', dispute, before);
  return dispute;
}

/** @returns the transition that suspends it now; null if it is not suspended, or for another reason */
async function suspend(
  { repositories, billing, now }: DisputeTransaction,
  { reason }: Dispute,
): Promise<string | null> {
  const { subscription } = billing;
  if (subscription?.allows('suspendedByAdmin', now)) {
    billing.change((each) => each.suspend(`A payment is disputed: ${reason}.`, now), now);
    return subscription.events.at(-1)?.id ?? null;
  }
  if (!subscription?.snapshot.suspendedByAdmin) return null;
  const suspensionId = await repositories.disputes.lastSuspension(subscription.snapshot.id);
  if (suspensionId === null) return null;
  const others = await repositories.disputes.findStanding(billing.accountId, suspensionId);
  return others.length > 0 ? suspensionId : null;
}

async function close(transaction: DisputeTransaction, dispute: Dispute): Promise<void> {
  const { repositories, billing, now } = transaction;
  const before = billing.subscription?.snapshot.state ?? null;
  await repositories.disputes.close(dispute);
  if (dispute.status === 'WON' && (await isSuspendedForNothingElse(transaction, dispute))) {
    billing.change((subscription) => subscription.reinstate('The dispute was won.', now), now);
  }
  await storeBillings(repositories, [billing]);
  await audit(transaction, 'subscriptions.dispute_closed', dispute, before);
}

/** Whether no administrator has acted since, and no other dispute keeps it suspended. */
async function isSuspendedForNothingElse(
  { repositories: { disputes }, billing }: DisputeTransaction,
  { suspensionId }: Dispute,
): Promise<boolean> {
  const snapshot = billing.subscription?.snapshot;
  if (!snapshot?.suspendedByAdmin || suspensionId === null) return false;
  if ((await disputes.lastSuspension(snapshot.id)) !== suspensionId) return false;
  return (await disputes.findStanding(billing.accountId, suspensionId)).length === 0;
}

async function audit(
  { repositories, billing, now }: DisputeTransaction,
  action: string,
  dispute: Dispute,
  before: string | null,
): Promise<void> {
  const { id: disputeId, accountId, paymentId, reason, status, amount } = dispute;
  await repositories.audit.append({
    actor: PLATFORM,
    action,
    subject: { type: 'account', id: accountId },
    before: { state: before },
    after: { state: billing.subscription?.snapshot.state ?? null },
    details: { disputeId, paymentId, reason, status, ...amount },
    occurredAt: now,
  });
}
