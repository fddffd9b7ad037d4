import type { Cache, CachePolicy } from '../../../platform/cache/cache.js';
import type { Clock } from '../../../shared/clock.js';
import type { Money } from '../../../shared/money.js';
import {
  type Movements,
  monthlyRecurringRevenue,
  movements,
  type SubscriptionCount,
} from '../domain/billing-figures.js';
import { STATE_NAMES, type StateName } from '../domain/subscription-state.js';
import type { PlanRepository } from '../subscription.repository.js';
import type { BillingReportRepository, Takings } from './billing-report.repository.js';

/** How far back a report looks. */
const REPORT_WINDOW_DAYS = { DAY: 1, WEEK: 7, MONTH: 30, YEAR: 365 } as const;
export type ReportWindow = keyof typeof REPORT_WINDOW_DAYS;

/** The number of subscriptions by state and by plan. */
export interface SubscriptionDistribution {
  readonly asOf: Date;
  readonly states: readonly { readonly state: StateName; readonly count: number }[];
  /** Without expired subscriptions. */
  readonly plans: readonly { readonly planId: string; readonly count: number; readonly onTrial: number }[];
}

/** New, ended and recovered subscriptions, and revenue. */
export interface BillingMetrics extends Movements, Takings {
  readonly from: Date;
  readonly to: Date;
  readonly monthlyRecurringRevenue: readonly Money[];
}

export interface BillingReportDependencies {
  readonly reports: BillingReportRepository;
  readonly plans: PlanRepository;
  readonly cache: Pick<Cache, 'namespace'>;
  /** Reports read everything that is stored, so they are computed once a minute, however many administrators look. */
  readonly policies: { readonly subscriptionDistribution: CachePolicy; readonly billingMetrics: CachePolicy };
  readonly clock: Clock;
}

export type BillingReportService = ReturnType<typeof createBillingReportService>;

const DAY_MS = 86_400_000;
const ONE_KEY = 'all';

/** Totals over all subscriptions, for administrators. Figures are up to a minute old. */
export function createBillingReportService({
  reports,
  plans,
  cache,
  policies,
  clock,
}: BillingReportDependencies) {
  const distributions = cache.namespace<SubscriptionDistribution>({
    ...policies.subscriptionDistribution,
    revive: (json) => {
      const kept = json as SubscriptionDistribution;
      return { ...kept, asOf: new Date(kept.asOf) };
    },
  });
  const metrics = cache.namespace<BillingMetrics>({
    ...policies.billingMetrics,
    revive: (json) => {
      const kept = json as BillingMetrics;
      return { ...kept, from: new Date(kept.from), to: new Date(kept.to) };
    },
  });

  async function countAll(): Promise<SubscriptionDistribution> {
    const asOf = clock.now();
    const counts = await reports.countSubscriptions(asOf);
    const held = counts.filter(isHeld);
    return {
      asOf,
      states: STATE_NAMES.map((state) => ({
        state,
        count: total(counts.filter((each) => each.state === state)),
      })),
      plans: (await plans.all()).map(({ id: planId }) => {
        const onPlan = held.filter((each) => each.planId === planId);
        return { planId, count: total(onPlan), onTrial: total(onPlan.filter(({ isOnTrial }) => isOnTrial)) };
      }),
    };
  }

  async function measure(window: ReportWindow): Promise<BillingMetrics> {
    const to = clock.now();
    const from = new Date(to.getTime() - REPORT_WINDOW_DAYS[window] * DAY_MS);
    const { counts, steps, takings } = await reports.read(from, to);
    return {
      from,
      to,
      ...movements(steps, total(counts.filter(isHeld))),
      ...takings,
      monthlyRecurringRevenue: monthlyRecurringRevenue(counts, await plans.all()),
    };
  }

  return {
    distribution: () => distributions.get(ONE_KEY, () => countAll()),
    metrics: (window: ReportWindow) => metrics.get(window, () => measure(window)),
  };
}

function isHeld({ state }: SubscriptionCount): boolean {
  return state !== 'EXPIRED';
}

function total(counts: readonly SubscriptionCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
