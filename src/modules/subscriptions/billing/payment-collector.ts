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
  /** Lets everybody know at once what these accounts may do now; called after the commit. */
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

export type PaymentCollector = ReturnType<typeof createPaymentCollector>;

/** How many charges this process has under way at the gateway for one batch. */
const CHARGES_AT_A_TIME = 128;

/**
 * Collects payments that were written down: asks the gateway, and lets the outcome take effect. Any process may, any
 * number of times: the gateway charges a payment once, and the outcome takes effect once.
 */
export function createPaymentCollector(dependencies: PaymentCollectorDependencies) {
  const { transactor, gateway, readTerms, refreshEntitlements, clock } = dependencies;

  /** Settles what is decided, all of it in one transaction. */
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
     * @returns what the gateway said to each payment, in their order. What was decided has taken effect.
     * @throws what a gateway that cannot be used as it is throws, once what was decided has taken effect
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
 * Lets outcomes take effect within a transaction, on the payments as they stand in it. What time it is, is asked once it
 * has them: whoever waited for a lock comes after whoever held it, in the history too.
 */
export async function settleIn(
  repositories: BillingRepositories,
  decided: readonly SettledPayment[],
  terms: BillingTerms,
  clock: Clock,
): Promise<void> {
  const accountIds = [...new Set(decided.map(({ payment }) => payment.accountId))];
  // Subscriptions before payments, as everybody locks them.
  const billings = await repositories.billings.lock(accountIds);
  const outcomes = new Map<string, PaymentOutcome>(
    decided.map(({ payment, outcome }) => [payment.id, outcome]),
  );
  const pending = billings.flatMap(({ subscription, pendingPayment }) =>
    subscription && pendingPayment && outcomes.has(pendingPayment.id) ? [pendingPayment] : [],
  );
  // What a locked subscription waits for is locked with it. Whatever else is read again, and locked for itself.
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
  /** What the first call that failed threw. */
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
