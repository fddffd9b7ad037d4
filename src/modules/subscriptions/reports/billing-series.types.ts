import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MoneySumType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { BillingPoint } from './billing-series.service.js';

@ObjectType('BillingPoint', {
  description: 'Billing metrics of one step. Erased accounts count only toward the amounts.',
  simpleResolvers: true,
})
export class BillingPointType implements BillingPoint {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  to!: Date;

  @Field(() => Int, { description: 'Unexpired subscriptions at the start of this time span.' })
  heldAtStart!: number;

  @Field(() => Int, { description: 'First subscriptions and returning ones, including trials.' })
  started!: number;

  @Field(() => Int, { description: 'Subscriptions that expired in this time span.' })
  ended!: number;

  @Field(() => Int, { description: 'How many of the ended ones had an unpaid invoice.' })
  endedUnpaid!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '`ended` divided by `heldAtStart`; above 1 when newer ones ended too. Null when `heldAtStart` is 0.',
  })
  churnRate!: number | null;

  @Field(() => Int, { description: 'Renewals whose first payment attempt failed.' })
  failed!: number;

  @Field(() => Int, {
    description: 'Subscriptions with an unpaid invoice that became active again by payment.',
  })
  recovered!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`recovered` divided by `recovered` + `endedUnpaid`. Null when both are 0.',
  })
  recoveryRate!: number | null;

  @Field(() => [MoneySumType], { description: 'The total of the invoices paid in this time span.' })
  revenue!: readonly MoneySumType[];

  @Field(() => [MoneySumType], { description: 'The total refunded on invoices in this time span.' })
  refunded!: readonly MoneySumType[];

  @Field(() => [MoneySumType], {
    description:
      'Monthly recurring revenue (MRR) at the end of this time span: the prices of all subscriptions that will renew, yearly ones divided by 12.',
  })
  monthlyRecurringRevenue!: readonly MoneySumType[];
}
