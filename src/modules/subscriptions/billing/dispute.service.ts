import { PLATFORM } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountBilling, BillingTerms } from '../domain/account-billing.js';
import { type Dispute, hearOf, openDispute, type ToldDispute } from '../domain/dispute.js';
import type { Payment } from '../domain/payment.js';
import type { DisputeNotice } from '../payment-gateway.js';
import type { ReadBillingTerms } from './billing-terms.js';
import { type BillingRepositories, type BillingTransactor, storeBillings } from './billing-transaction.js';

export interface DisputeDependencies {
  readonly transactor: BillingTransactor;
  readonly readTerms: ReadBillingTerms;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** Told of each that is new or has ended, for people to see. */
  readonly onDispute: (dispute: Dispute) => void;
  /** Told of one of a charge that was not made for any payment here. */
  readonly onUnknownCharge: (told: ToldDispute) => void;
}

export type DisputeService = ReturnType<typeof createDisputeService>;

/** What a transaction on one dispute has before it. */
interface Matter {
  readonly repositories: BillingRepositories;
  /** Locked, and brought up to date. */
  readonly billing: AccountBilling;
  readonly now: Date;
}

/**
 * Hears that payers have their bank take a payment back. While that is open or lost, the subscription that it paid for
 * is suspended; won, it is open again.
 */
export function createDisputeService(dependencies: DisputeDependencies) {
  const { transactor, readTerms, refreshEntitlements, clock, onDispute, onUnknownCharge } = dependencies;

  return {
    /** Lets a notice take effect, once however often it comes, and in whatever order. */
    async receive({ id, dispute: told }: DisputeNotice): Promise<void> {
      const terms = await readTerms();
      const heard = await transactor.run(async (repositories) => {
        const payment = await repositories.disputes.findPayment(told.chargeReference);
        if (!payment) {
          onUnknownCharge(told);
          return null;
        }
        if (!(await repositories.notices.hear(id, clock.now()))) return null;
        return hear(repositories, payment, told, terms, clock);
      });
      if (!heard) return;
      onDispute(heard);
      await refreshEntitlements([heard.accountId]);
    },
  };
}

/** @returns null where nothing is new */
async function hear(
  repositories: BillingRepositories,
  payment: Payment,
  told: ToldDispute,
  terms: BillingTerms,
  clock: Clock,
): Promise<Dispute | null> {
  const [billing] = await repositories.billings.lock([payment.accountId]);
  if (!billing) return null;
  const now = clock.now();
  const matter = { repositories, billing, now };
  const known = await repositories.disputes.findByReference(told.reference);
  if (known) {
    const changed = hearOf(known, told.status, now);
    if (!changed) return null;
    billing.catchUp(terms, now);
    await close(matter, changed);
    return changed;
  }
  billing.catchUp(terms, now);
  return open(matter, payment, told);
}

async function open(matter: Matter, payment: Payment, told: ToldDispute): Promise<Dispute> {
  const { repositories, billing, now } = matter;
  const before = billing.subscription?.snapshot.state ?? null;
  const opened = openDispute(told, payment, now);
  // What paid for nothing is given back anyway, and what was won takes nothing.
  const isOwed = payment.invoiceId !== null && told.status !== 'WON';
  const dispute = { ...opened, suspensionId: isOwed ? await suspend(matter, opened) : null };
  await storeBillings(repositories, [billing]);
  await repositories.disputes.insert(dispute);
  await note(matter, 'subscriptions.payment_disputed', dispute, before);
  return dispute;
}

/** @returns the step by which it is suspended now; null where it is not, or is for another reason */
async function suspend({ repositories, billing, now }: Matter, { reason }: Dispute): Promise<string | null> {
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

async function close(matter: Matter, dispute: Dispute): Promise<void> {
  const { repositories, billing, now } = matter;
  const before = billing.subscription?.snapshot.state ?? null;
  await repositories.disputes.close(dispute);
  if (dispute.status === 'WON' && (await isSuspendedForNothingElse(matter, dispute))) {
    billing.change((subscription) => subscription.reinstate('The dispute was won.', now), now);
  }
  await storeBillings(repositories, [billing]);
  await note(matter, 'subscriptions.dispute_closed', dispute, before);
}

/** Nobody has decided otherwise since, and no other dispute keeps it suspended. */
async function isSuspendedForNothingElse(
  { repositories: { disputes }, billing }: Matter,
  { suspensionId }: Dispute,
): Promise<boolean> {
  const snapshot = billing.subscription?.snapshot;
  if (!snapshot?.suspendedByAdmin || suspensionId === null) return false;
  if ((await disputes.lastSuspension(snapshot.id)) !== suspensionId) return false;
  return (await disputes.findStanding(billing.accountId, suspensionId)).length === 0;
}

async function note(
  { repositories, billing, now }: Matter,
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
