import type { Clock } from '../../../shared/clock.js';
import type { AccountBilling, BillingTerms } from '../domain/account-billing.js';
import { openDueCharge } from '../domain/due-charge.js';
import type { Payment } from '../domain/payment.js';
import type { ReadBillingTerms } from './billing-terms.js';
import { type BillingRepositories, type BillingTransactor, storeBillings } from './billing-transaction.js';
import type { PaymentCollector } from './payment-collector.js';

export interface BillingSweepDependencies {
  readonly transactor: BillingTransactor;
  readonly collector: PaymentCollector;
  readonly readTerms: ReadBillingTerms;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** Called for an account that failed, and is tried again later. */
  readonly onFailed: (accountId: string, error: unknown) => void;
  /** Called when some payments could not be settled, and are checked again later. */
  readonly onUnsettled: (error: unknown) => void;
}

export type BillingSweep = ReturnType<typeof createBillingSweep>;

/** How many subscriptions and payments a sweep processed. */
export interface Swept {
  readonly subscriptions: number;
  readonly payments: number;
}

interface Taken {
  readonly count: number;
  readonly payments: readonly Payment[];
  /** The accounts whose subscription changed. */
  readonly moved: readonly string[];
}

const BATCH_SIZE = 500;
const FAILED_WAITS_MS = 3_600_000;
/** While one batch waits for the gateway, another uses the database. */
const BATCHES_AT_A_TIME = 2;

/**
 * Runs what is due by schedule: renewals, retries, suspensions and ends of subscriptions, and checks of payments with
 * an unknown outcome. Any number of sweeps may run concurrently: each takes what no other has. If a process dies,
 * what it had taken becomes due again, and nothing is charged twice.
 */
export function createBillingSweep(dependencies: BillingSweepDependencies) {
  const { transactor, collector, readTerms, refreshEntitlements, clock, onFailed, onUnsettled } =
    dependencies;

  /** Brings billings up to date, and stores the payments that they need. */
  async function advance(
    repositories: BillingRepositories,
    due: readonly AccountBilling[],
    terms: BillingTerms,
  ): Promise<Taken> {
    const payments = due.flatMap((billing) => openDueCharge(billing, terms, clock.now()) ?? []);
    await storeBillings(repositories, due);
    const moved = due.filter(({ subscription }) => (subscription?.events.length ?? 0) > 0);
    return { count: due.length, payments, moved: moved.map(({ accountId }) => accountId) };
  }

  async function takeDue(): Promise<Taken> {
    const terms = await readTerms();
    let accountIds: readonly string[] = [];
    try {
      const taken = await transactor.run(async (repositories) => {
        const due = await repositories.billings.lockDue(clock.now(), BATCH_SIZE);
        accountIds = due.map(({ accountId }) => accountId);
        return advance(repositories, due, terms);
      });
      await refreshEntitlements(taken.moved);
      return taken;
    } catch (error) {
      if (accountIds.length === 0) throw error;
      return takeEach(accountIds, terms);
    }
  }

  /** One by one: the account that fails the batch is postponed, and the others are not. */
  async function takeEach(accountIds: readonly string[], terms: BillingTerms): Promise<Taken> {
    const payments: Payment[] = [];
    for (const accountId of accountIds) {
      try {
        const taken = await transactor.run(async (repositories) =>
          advance(repositories, await repositories.billings.lock([accountId]), terms),
        );
        payments.push(...taken.payments);
        await refreshEntitlements(taken.moved);
      } catch (error) {
        onFailed(accountId, error);
        const until = new Date(clock.now().getTime() + FAILED_WAITS_MS);
        await transactor.run(({ billings }) => billings.postpone(accountId, until));
      }
    }
    return { count: accountIds.length, payments, moved: [] };
  }

  async function takeUnsettled(): Promise<Taken> {
    const payments = await transactor.run((repositories) =>
      repositories.payments.takeToCheck(clock.now(), BATCH_SIZE),
    );
    return { count: payments.length, payments, moved: [] };
  }

  /** Batch after batch, until one is not full. @returns how many were processed */
  async function sweepAll(take: () => Promise<Taken>, signal?: AbortSignal): Promise<number> {
    let total = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { count, payments } = await take();
      total += count;
      if (payments.length > 0) await collector.collect(payments).catch(onUnsettled);
      if (count < BATCH_SIZE) return total;
    }
  }

  return {
    /** Processes everything that is due now and that no other sweep has taken. */
    async run(signal?: AbortSignal): Promise<Swept> {
      const unsettled = await sweepAll(takeUnsettled, signal);
      const due = await Promise.all(
        Array.from({ length: BATCHES_AT_A_TIME }, () => sweepAll(takeDue, signal)),
      );
      return { subscriptions: due.reduce((sum, count) => sum + count, 0), payments: unsettled };
    },

    /** When the next billing, payment, refund or reminder is due; null for never. */
    nextDueAt: () =>
      transactor.run(async ({ billings, payments, refunds, trialReminders }) =>
        earliest(
          await billings.nextDueAt(),
          await payments.nextCheckAt(),
          await refunds.nextCheckAt(),
          await trialReminders.nextDueAt(),
        ),
      ),
  };
}

function earliest(...instants: readonly (Date | null)[]): Date | null {
  const times = instants.flatMap((instant) => (instant ? [instant.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
