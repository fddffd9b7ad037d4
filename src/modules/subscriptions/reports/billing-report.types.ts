import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneySumType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { StateName } from '../domain/subscription-state.js';
import { StateEnum } from '../subscription.types.js';
import type { BillingMetrics, ReportWindow } from './billing-report.service.js';

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
export class BillingMetricsType implements BillingMetrics {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  to!: Date;

  @Field(() => Int, { description: 'The subscriptions that had not expired when the window began.' })
  heldAtStart!: number;

  @Field(() => Int, { description: 'First subscriptions and returns, trials among them.' })
  started!: number;

  @Field(() => Int, { description: 'Those that expired in the window.' })
  ended!: number;

  @Field(() => Int, { description: 'How many of the ended were owing.' })
  endedUnpaid!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`ended` of `heldAtStart`; above 1 when also newer ones ended. Null where none was held.',
  })
  churnRate!: number | null;

  @Field(() => Int, { description: 'Renewals that were not paid at the first try.' })
  failed!: number;

  @Field(() => Int, { description: 'Subscriptions that were owing and became active by being paid.' })
  recovered!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`recovered` of `recovered` and `endedUnpaid` together. Null where there was neither.',
  })
  recoveryRate!: number | null;

  @Field(() => [MoneySumType], { description: 'Of the invoices that were paid in the window.' })
  revenue!: readonly MoneySumType[];

  @Field(() => [MoneySumType], { description: 'Of invoices, given back in the window.' })
  refunded!: readonly MoneySumType[];

  @Field(() => [MoneySumType], { description: 'Of invoices that are owed now.' })
  outstanding!: readonly MoneySumType[];

  @Field(() => [MoneySumType], {
    description:
      'What comes in each month while nothing changes (MRR): the prices of those who will be charged again, a yearly one by the month.',
  })
  monthlyRecurringRevenue!: readonly MoneySumType[];
}
