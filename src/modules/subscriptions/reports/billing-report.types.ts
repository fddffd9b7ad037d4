import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneySumType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { StateName } from '../domain/subscription-state.js';
import { StateEnum } from '../subscription.types.js';
import type { BillingMetrics, ReportWindow } from './billing-report.service.js';
import { BillingPointType } from './billing-series.types.js';

export const ReportWindowEnum: Record<ReportWindow, ReportWindow> = {
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
};
registerEnumType(ReportWindowEnum, {
  name: 'ReportWindow',
  description: 'How far back a report looks: 1, 7, 30 or 365 days.',
});

@ObjectType('SubscriptionStateCount', { simpleResolvers: true })
export class StateCountType {
  @Field(() => StateEnum)
  state!: StateName;

  @Field(() => Int)
  count!: number;
}

@ObjectType('SubscriptionPlanCount', { simpleResolvers: true })
export class PlanCountType {
  planId!: string;

  @Field(() => Int, { description: 'Its unexpired subscriptions.' })
  count!: number;

  @Field(() => Int, { description: 'How many of them are in a trial.' })
  onTrial!: number;
}

@ObjectType('SubscriptionDistribution', {
  description: 'The number of subscriptions by state and by plan. Up to a minute old.',
  simpleResolvers: true,
})
export class SubscriptionDistributionType {
  @Field(() => DateTime)
  asOf!: Date;

  @Field(() => [StateCountType], { description: 'Every state, including empty ones.' })
  states!: readonly StateCountType[];

  @Field(() => [PlanCountType], { description: 'Every plan, including unused ones.' })
  plans!: readonly PlanCountType[];
}

@ObjectType('BillingMetrics', {
  description:
    'New, ended and recovered subscriptions, and revenue. Up to a minute old. Erased accounts count only toward the amounts.',
  simpleResolvers: true,
})
export class BillingMetricsType extends BillingPointType implements BillingMetrics {
  @Field(() => [MoneySumType], { description: 'The total of all open invoices, now.' })
  outstanding!: readonly MoneySumType[];
}
