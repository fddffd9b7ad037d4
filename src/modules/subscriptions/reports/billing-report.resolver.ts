import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import type { SubscriptionService } from '../subscription.service.js';
import { PlanType } from '../subscription.types.js';
import type { BillingReportService, ReportWindow } from './billing-report.service.js';
import {
  BillingMetricsType,
  PlanCountType,
  ReportWindowEnum,
  SubscriptionDistributionType,
} from './billing-report.types.js';
import type { BillingSeriesService } from './billing-series.service.js';
import { BillingPointType } from './billing-series.types.js';

@Resolver(() => AdminType)
export class BillingReportResolver {
  constructor(
    private readonly reports: BillingReportService,
    private readonly overTime: BillingSeriesService,
  ) {}

  @FieldResolver(() => SubscriptionDistributionType, {
    description: 'The number of subscriptions by state and by plan.',
  })
  subscriptionDistribution() {
    return this.reports.distribution();
  }

  @FieldResolver(() => BillingMetricsType, {
    description: 'New, ended and recovered subscriptions, and revenue.',
  })
  billingMetrics(@Arg('window', () => ReportWindowEnum, { defaultValue: 'MONTH' }) window: ReportWindow) {
    return this.reports.metrics(window);
  }

  @FieldResolver(() => [BillingPointType], {
    description:
      'Billing metrics over time, oldest first: the last 24 hours, 7 or 30 days, or 52 weeks, up to now. A subscription counts from its first stored state. Up to a minute old.',
  })
  billingSeries(@Arg('window', () => ReportWindowEnum, { defaultValue: 'MONTH' }) window: ReportWindow) {
    return this.overTime.series(window);
  }
}

@Resolver(() => PlanCountType)
export class PlanCountResolver {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @FieldResolver(() => PlanType)
  async plan(@Root() { planId }: PlanCountType) {
    return (await this.subscriptions.plans()).find(({ id }) => id === planId);
  }
}
