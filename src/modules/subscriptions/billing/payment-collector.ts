import type { Clock } from '../../../shared/clock.js';
import type { BillingTerms } from '../domain/account-billing.js';
import type { Payment } from '../domain/payment.js';
import { type PaymentOutcome, type SettledPayment, settle } from '../domain/settlement.js';
import type { ChargeResult, PaymentGateway } from '../payment-gateway.js';
import type { ReadBillingTerms } from './billing-terms.js';
import { type BillingRepositories, type BillingTransactor, storeBillings } from './billing-transaction.js';

export interface PaymentCollectorDependencies {
  readonly transactor: BillingTransactor;
  readonly gateway: PaymentGateway;
  readonly readTerms: ReadBillingTerms;
  /** Updates the cached entitlements of these accounts; called after the commit. */
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

export type PaymentCollector = ReturnType<typeof createPaymentCollector>;

/** The number of concurrent charges per batch. */
const CHARGES_AT_A_TIME = 128;

/**
 * Charges stored payments at the gateway, and applies the outcomes. Can be repeated by any process: the gateway
 * charges a payment once, and an outcome is applied once.
 */
export function createPaymentCollector(dependencies: PaymentCollectorDependencies) {
  const { transactor, gateway, readTerms, refreshEntitlements, clock } = dependencies;

  /** Applies all outcomes in one transaction. */
  async function settleAll(decided: readonly SettledPayment[]): Promise<void> {
    if (decided.length === 0) return;
    const terms = await readTerms();
    await transactor.run((repositories) => settleIn(repositories, decided, terms, clock));
    await refreshEntitlements(decided.map(({ payment }) => payment.accountId));
  }

  /** Stores them one by one, so that one failure does not affect the others. @throws the first error */
  async function settleEach(decided: readonly SettledPayment[]): Promise<void> {
    let failure: unknown;
    for (const one of decided) {
      await settleAll([one]).catch((error: unknown) => {
        failure ??= error;
      });
    }
    if (failure) throw failure;
  }

  return {
    /**
     * @returns the gateway's result for each payment, in their order. Final outcomes have been applied.
     * @throws the error of a misconfigured gateway, after the final outcomes have been applied
     */
    async collect(payments: readonly Payment[]): Promise<ChargeResult[]> {
      const { results, failure } = await chargeAll(gateway, payments);
      const decided = payments.flatMap((payment, index): SettledPayment[] => {
        const result = results[index];
        return !result || result.outcome === 'unknown' ? [] : [{ payment, outcome: result }];
      });
      try {
        await settleAll(decided);
      } catch (error) {
        if (decided.length === 1) throw error;
        await settleEach(decided);
      }
      if (failure) throw failure;
      return results;
    },

    settleIn,
  };
}

/**
 * Applies outcomes within a transaction, to the current state of the payments. The time is read after locking, so
 * that transitions are recorded in the order of the locks.
 */
export async function settleIn(
  repositories: BillingRepositories,
  decided: readonly SettledPayment[],
  terms: BillingTerms,
  clock: Clock,
): Promise<void> {
  const accountIds = [...new Set(decided.map(({ payment }) => payment.accountId))];
  // Subscriptions are always locked before payments, which prevents deadlocks.
  const billings = await repositories.billings.lock(accountIds);
  const outcomes = new Map<string, PaymentOutcome>(
    decided.map(({ payment, outcome }) => [payment.id, outcome]),
  );
  const pending = billings.flatMap(({ subscription, pendingPayment }) =>
    subscription && pendingPayment && outcomes.has(pendingPayment.id) ? [pendingPayment] : [],
  );
  // Pending payments are locked with their subscription. Others are read and locked separately.
  const pendingIds = new Set(pending.map(({ id }) => id));
  const others = await repositories.payments.lock([...outcomes.keys()].filter((id) => !pendingIds.has(id)));
  const stored = [...pending, ...others];
  const now = clock.now();
  const billingOf = new Map(billings.map((billing) => [billing.accountId, billing]));
  for (const payment of stored) {
    const billing = billingOf.get(payment.accountId);
    const outcome = outcomes.get(payment.id);
    if (billing && outcome) settle(billing, { payment, outcome }, terms, now);
  }
  await storeBillings(
    repositories,
    billings.filter(({ isChanged }) => isChanged),
  );
}

interface Charged {
  readonly results: ChargeResult[];
  /** The error of the first call that failed. */
  readonly failure: unknown;
}

async function chargeAll(gateway: PaymentGateway, payments: readonly Payment[]): Promise<Charged> {
  const results: ChargeResult[] = [];
  let failure: unknown;
  let next = 0;
  const chargeOn = async () => {
    while (next < payments.length) {
      const index = next;
      next += 1;
      const payment = payments[index];
      if (!payment) continue;
      try {
        results[index] = await gateway.charge(toCharge(payment));
      } catch (error) {
        results[index] = { outcome: 'unknown' };
        failure ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: CHARGES_AT_A_TIME }, chargeOn));
  return { results, failure };
}

function toCharge({ id, bill, method }: Payment) {
  return { ...method, idempotencyKey: id, amount: bill.total };
}
