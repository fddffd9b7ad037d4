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
  description: 'Whether a refund is pending, succeeded, or failed.',
});

@ObjectType('Refund', { description: 'A refund.', simpleResolvers: true })
export class RefundType {
  @Field(() => ID)
  id!: string;

  @Field(() => RefundStatusEnum)
  status!: RefundStatus;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => String, { description: 'The reason that the administrator gave.' })
  reason!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The refunded invoice. Null for a payment that came too late to have one.',
  })
  invoiceId!: string | null;

  @Field(() => ID, { description: 'The refunded payment.' })
  paymentId!: string;

  @Field(() => String, { nullable: true, description: "The gateway's error code, if it failed." })
  failureReason!: string | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  settledAt!: Date | null;
}

@InputType('SubscriptionStepInput', {
  description: "An administrator's action on an account's subscription, and the reason.",
})
export class SubscriptionStepInput {
  @Field(() => ID)
  accountId!: string;

  @Field(() => String, {
    description: '1 to 500 characters, for the audit trail. Do not include personal data.',
  })
  reason!: string;
}

@InputType('RefundInvoiceInput', { description: 'A refund of an invoice.' })
export class RefundInvoiceInput {
  @Field(() => ID)
  invoiceId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "In the minor unit of the invoice's currency. Null: everything not refunded yet.",
  })
  amountMinor!: number | null;

  @Field(() => String, { description: '1 to 500 characters. Do not include personal data.' })
  reason!: string;

  @Field(() => String, {
    description:
      'An idempotency key chosen by the client, 1 to 120 characters. Repeating a call with the same key refunds nothing more.',
  })
  idempotencyKey!: string;
}
