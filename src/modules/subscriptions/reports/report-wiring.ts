import type { Cache, CachePolicy } from '../../../platform/cache/cache.js';
import type { Database } from '../../../platform/database/database.js';
import type { Clock } from '../../../shared/clock.js';
import type { PlanRepository } from '../subscription.repository.js';
import { createPostgresBillingReportRepository } from './billing-report.repository.postgres.js';
import { createBillingReportService } from './billing-report.service.js';
import { createPostgresBillingSeriesRepository } from './billing-series.repository.postgres.js';
import { createBillingSeriesService } from './billing-series.service.js';

export interface ReportsDependencies {
  readonly database: Pick<Database, 'batchPool'>;
  readonly plans: PlanRepository;
  readonly cache: Cache;
  readonly policies: {
    readonly subscriptionDistribution: CachePolicy;
    readonly billingMetrics: CachePolicy;
    readonly billingSeries: CachePolicy;
  };
  readonly clock: Clock;
}

/** Wires the totals over all accounts, for administrators. */
export function createReports(dependencies: ReportsDependencies) {
  // Totals over all accounts take longer than the usual timeout allows.
  const { batchPool } = dependencies.database;
  return {
    reports: createBillingReportService({
      ...dependencies,
      reports: createPostgresBillingReportRepository(batchPool),
    }),
    series: createBillingSeriesService({
      ...dependencies,
      series: createPostgresBillingSeriesRepository(batchPool),
      policy: dependencies.policies.billingSeries,
    }),
  };
}
