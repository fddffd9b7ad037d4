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
  description: 'How far back a report looks from now: 1, 7, 30 or 365 days.',
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

  @Field(() => Int, { description: 'The subscriptions on it that have not expired.' })
  count!: number;

  @Field(() => Int, { description: 'How many of them are on trial.' })
  onTrial!: number;
}

@ObjectType('SubscriptionDistribution', {
  description: 'How many subscriptions there are of each state and plan. Up to a minute old.',
  simpleResolvers: true,
})
export class SubscriptionDistributionType {
  @Field(() => DateTime)
  asOf!: Date;

  @Field(() => [StateCountType], { description: 'Every state, also those in which there is none.' })
  states!: readonly StateCountType[];

  @Field(() => [PlanCountType], { description: 'Every plan, also those that nobody is on.' })
  plans!: readonly PlanCountType[];
}

@ObjectType('BillingMetrics', {
  description:
    'Who came and went, and what came in. Up to a minute old. Erased accounts count in the money alone.',
  simpleResolvers: true,
})
export class BillingMetricsType extends BillingPointType implements BillingMetrics {
  @Field(() => [MoneySumType], { description: 'Of invoices that are owed now.' })
  outstanding!: readonly MoneySumType[];
}
