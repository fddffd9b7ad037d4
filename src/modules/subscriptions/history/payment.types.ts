import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { MoneyType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import { RefundType } from '../administration/subscription-administration.types.js';
import type { BillingReason } from '../domain/invoice.js';
import type { PaymentStatus } from '../domain/payment.js';
import { ReasonEnum } from './invoice.types.js';

const PaymentStatusEnum: Record<PaymentStatus, PaymentStatus> = {
  PENDING: 'PENDING',
  SUCCEEDED: 'SUCCEEDED',
  DECLINED: 'DECLINED',
};
registerEnumType(PaymentStatusEnum, {
  name: 'PaymentStatus',
  description: 'Whether an attempt to be paid is under way or not decided yet, was paid, or was not.',
});

@ObjectType('Payment', { description: 'One attempt to be paid.', simpleResolvers: true })
export class PaymentType {
  @Field(() => ID)
  id!: string;

  @Field(() => PaymentStatusEnum)
  status!: PaymentStatus;

  @Field(() => ReasonEnum)
  reason!: BillingReason;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => ID, {
    nullable: true,
    description:
      'The invoice that it is for. Null while none is written, and for what came too late to be for one.',
  })
  invoiceId!: string | null;

  @Field(() => String, { nullable: true, description: "The gateway's code, such as `insufficient_funds`." })
  declineReason!: string | null;

  @Field(() => String, { nullable: true, description: "The gateway's name for the charge." })
  gatewayReference!: string | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  settledAt!: Date | null;
}

export const PaymentConnectionType = connectionType('Payment', () => PaymentType);
export const RefundConnectionType = connectionType('Refund', () => RefundType);
