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
    description: 'How many subscriptions there are of each state and plan.',
  })
  subscriptionDistribution() {
    return this.reports.distribution();
  }

  @FieldResolver(() => BillingMetricsType, { description: 'Who came and went, and what came in.' })
  billingMetrics(@Arg('window', () => ReportWindowEnum, { defaultValue: 'MONTH' }) window: ReportWindow) {
    return this.reports.metrics(window);
  }

  @FieldResolver(() => [BillingPointType], {
    description:
      'Who came and went, and what came in, over time, the first first: the last 24 hours, 7 or 30 days, or 52 weeks, each up to now. What is told of it begins with what is stored of each subscription. Up to a minute old.',
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
