import { DomainError } from '../../../src/shared/domain-error.js';
import { insertAccounts } from '../bulk-accounts.js';
import { eachOf } from '../each-of.js';
import type { FaultyGateway } from '../faulty-gateway.js';
import type { Platform } from '../platform.js';
import { createRandom } from '../random.js';
import { aSubscriber, beginning, doings, type Subscriber } from './subscriber.js';

export type Shop = Pick<Platform, 'engine' | 'clock'>;

export interface FaultyRenewalsOptions {
  readonly subscribers: number;
  /** The number of period ends for each of them. */
  readonly periods: number;
  readonly seed: number;
  readonly onPeriod?: (period: number) => void;
}

/** Concurrent calls. */
const AT_A_TIME = 6;
const ROUND_MS = 20 * 60_000;
/** Shorter than the time by which access outlasts a period, but long enough for some forty queries about a payment. */
const MOST_ROUNDS = 120;
const OVERDUE_MS = 1_000;

/**
 * Starts many subscriptions and lets them renew at a gateway with network faults, until everything is decided: two
 * sweeps, the gateway's notices and impatient subscribers act concurrently.
 * @returns the subscribers
 */
export async function playFaultyRenewals(
  shop: Shop,
  gateway: FaultyGateway,
  { subscribers: count, periods, seed, onPeriod }: FaultyRenewalsOptions,
): Promise<readonly Subscriber[]> {
  const random = createRandom(seed);
  const subscribers = Array.from({ length: count }, () => aSubscriber(random));
  const { service } = shop.engine.subscriptions;
  const planId = await cheapestPlan(shop);
  await insertAccounts(
    shop,
    subscribers.map(({ id }) => id),
  );
  await callAll(subscribers.map((subscriber) => beginning(service, subscriber, planId)));
  await settle(shop, gateway, async () => undefined);
  for (let period = 1; period <= periods; period += 1) {
    onPeriod?.(period);
    await waitForPeriods(shop);
    await settle(shop, gateway, () =>
      callAll(subscribers.flatMap((subscriber) => doings(service, subscriber, planId))),
    );
  }
  return subscribers;
}

async function cheapestPlan({ engine }: Shop): Promise<string> {
  const plans = await engine.subscriptions.service.plans();
  const monthly = plans.filter(({ interval }) => interval === 'MONTH');
  const [plan] = monthly.toSorted((one, other) => one.price.amountMinor - other.price.amountMinor);
  if (!plan) throw new Error('There is no plan by the month.');
  return plan.id;
}

/** Refusals are allowed: a payment may be pending or declined. */
async function callAll(calls: readonly (() => Promise<unknown>)[]): Promise<void> {
  await eachOf(calls, AT_A_TIME, async (call) => {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  });
}

/** Continues until everything is decided. Others start to interfere after the first sweep. */
async function settle(
  { engine, clock }: Shop,
  gateway: FaultyGateway,
  meddle: () => Promise<void>,
): Promise<void> {
  const { sweep, refunds } = engine.subscriptions.billing;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const others = round === 0 ? [] : [meddle(), gateway.deliverNotices(), gateway.deliverNotices()];
    await Promise.all([sweep.run(), sweep.run(), refunds.settleDue(), ...others]);
    if (round > 1 && (await isDecided(engine))) return;
    clock.advance(ROUND_MS);
  }
  throw new Error(`After ${MOST_ROUNDS} rounds there are payments of which nobody knows what became.`);
}

async function isDecided({ database: { prisma } }: Shop['engine']): Promise<boolean> {
  const where = { status: 'PENDING' } as const;
  return (await prisma.payment.count({ where })) + (await prisma.refund.count({ where })) === 0;
}

async function waitForPeriods({ engine, clock }: Shop): Promise<void> {
  const { _max } = await engine.database.prisma.subscription.aggregate({
    _max: { currentPeriodEnd: true },
    where: { state: 'ACTIVE' },
  });
  const end = _max.currentPeriodEnd;
  if (!end) throw new Error('Nobody has a subscription that renews itself.');
  clock.advance(end.getTime() - clock.now().getTime() + OVERDUE_MS);
}
