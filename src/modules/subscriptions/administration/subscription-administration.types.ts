import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { RefundStatus } from '../domain/refund.js';

const RefundStatusEnum: Record<RefundStatus, RefundStatus> = {
  PENDING: 'PENDING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
};
registerEnumType(RefundStatusEnum, {
  name: 'RefundStatus',
  description: 'Whether money is on its way back, has arrived, or could not be given back.',
});

@ObjectType('Refund', { description: 'Money that is given back.', simpleResolvers: true })
export class RefundType {
  @Field(() => ID)
  id!: string;

  @Field(() => RefundStatusEnum)
  status!: RefundStatus;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => String, { description: 'Why, in the words of whoever gave it back.' })
  reason!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The invoice that it gives back. Null for a payment that came too late to be for one.',
  })
  invoiceId!: string | null;

  @Field(() => ID, { description: 'The payment that it gives back.' })
  paymentId!: string;

  @Field(() => String, { nullable: true, description: "The gateway's code, where it failed." })
  failureReason!: string | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  settledAt!: Date | null;
}

@InputType('SubscriptionStepInput', { description: "What is done to an account's subscription, and why." })
export class SubscriptionStepInput {
  @Field(() => ID)
  accountId!: string;

  @Field(() => String, { description: '1 to 500 characters, for the audit trail. Facts, not names.' })
  reason!: string;
}

@InputType('RefundInvoiceInput', { description: 'What to give back of an invoice.' })
export class RefundInvoiceInput {
  @Field(() => ID)
  invoiceId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "In the minor unit of the invoice's currency. Null: all that was not given back yet.",
  })
  amountMinor!: number | null;

  @Field(() => String, { description: '1 to 500 characters. Facts, not names.' })
  reason!: string;

  @Field(() => String, {
    description:
      'Chosen by the client, 1 to 120 characters. Repeating a call with the same key gives nothing more back.',
  })
  idempotencyKey!: string;
}
