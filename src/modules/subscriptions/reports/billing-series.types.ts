import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MoneySumType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { BillingPoint } from './billing-series.service.js';

@ObjectType('BillingPoint', {
  description:
    'Who came and went in a span of time, and what came in. Erased accounts count in the money alone.',
  simpleResolvers: true,
})
export class BillingPointType implements BillingPoint {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  to!: Date;

  @Field(() => Int, { description: 'The subscriptions that had not expired when it began.' })
  heldAtStart!: number;

  @Field(() => Int, { description: 'First subscriptions and returns, trials among them.' })
  started!: number;

  @Field(() => Int, { description: 'Those that expired in it.' })
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

  @Field(() => [MoneySumType], { description: 'Of the invoices that were paid in it.' })
  revenue!: readonly MoneySumType[];

  @Field(() => [MoneySumType], { description: 'Of invoices, given back in it.' })
  refunded!: readonly MoneySumType[];

  @Field(() => [MoneySumType], {
    description:
      'At its end: what comes in each month while nothing changes (MRR): the prices of those who will be charged again, a yearly one by the month.',
  })
  monthlyRecurringRevenue!: readonly MoneySumType[];
}
