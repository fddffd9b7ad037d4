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
  description: 'Whether a payment attempt is pending, succeeded, or was declined.',
});

@ObjectType('Payment', { description: 'A payment attempt.', simpleResolvers: true })
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
    description: 'Its invoice. Null until one is issued, and for a payment that came too late to have one.',
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
