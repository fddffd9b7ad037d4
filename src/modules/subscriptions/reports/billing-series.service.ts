import type { Cache, CachePolicy } from '../../../platform/cache/cache.js';
import type { Clock } from '../../../shared/clock.js';
import type { Money } from '../../../shared/money.js';
import { type BillingSpan, billingSpans } from '../domain/billing-steps.js';
import type { PlanRepository } from '../subscription.repository.js';
import type { ReportWindow } from './billing-report.service.js';
import type { AgedMoney, BillingSeriesRepository } from './billing-series.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The number and length of the steps of a window. */
const BILLING_SPANS: Readonly<Record<ReportWindow, { readonly spans: number; readonly spanMs: number }>> = {
  DAY: { spans: 24, spanMs: HOUR_MS },
  WEEK: { spans: 7, spanMs: DAY_MS },
  MONTH: { spans: 30, spanMs: DAY_MS },
  YEAR: { spans: 52, spanMs: 7 * DAY_MS },
};

/** The subscriptions that started and ended in a span of time, and the revenue. */
export interface BillingPoint extends BillingSpan {
  readonly from: Date;
  readonly to: Date;
  readonly revenue: readonly Money[];
  readonly refunded: readonly Money[];
}

export interface BillingSeriesDependencies {
  readonly series: BillingSeriesRepository;
  readonly plans: PlanRepository;
  readonly cache: Pick<Cache, 'namespace'>;
  /** Computed once a minute, however many administrators look. */
  readonly policy: CachePolicy;
  readonly clock: Clock;
}

export type BillingSeriesService = ReturnType<typeof createBillingSeriesService>;

/** The history of totals over all subscriptions. Figures are up to a minute old. */
export function createBillingSeriesService(dependencies: BillingSeriesDependencies) {
  const { series, plans, cache, policy, clock } = dependencies;
  const points = cache.namespace<readonly BillingPoint[]>({
    ...policy,
    revive: (json) =>
      (json as readonly BillingPoint[]).map((kept) => ({
        ...kept,
        from: new Date(kept.from),
        to: new Date(kept.to),
      })),
  });

  async function measure(window: ReportWindow): Promise<readonly BillingPoint[]> {
    const { spans, spanMs } = BILLING_SPANS[window];
    const now = clock.now();
    const { revenue, refunded, ...past } = await series.read(spans, spanMs, now);
    return billingSpans(past, await plans.all(), spans)
      .map((span, age) => ({
        from: new Date(now.getTime() - (age + 1) * spanMs),
        to: new Date(now.getTime() - age * spanMs),
        ...span,
        revenue: moneyOf(revenue, age),
        refunded: moneyOf(refunded, age),
      }))
      .toReversed();
  }

  return {
    /** The first span first. */
    series: (window: ReportWindow) => points.get(window, () => measure(window)),
  };
}

function moneyOf(sums: readonly AgedMoney[], wanted: number): Money[] {
  return sums
    .filter(({ age }) => age === wanted)
    .map(({ currency, amountMinor }) => ({ currency, amountMinor }));
}
