import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { MoneyType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { BillingReason, InvoiceLineKind, InvoiceStatus } from '../domain/invoice.js';

const StatusEnum: Record<InvoiceStatus, InvoiceStatus> = { OPEN: 'OPEN', PAID: 'PAID', VOID: 'VOID' };
registerEnumType(StatusEnum, {
  name: 'InvoiceStatus',
  description: 'Whether an invoice is open, paid, or void.',
});

export const ReasonEnum: Record<BillingReason, BillingReason> = {
  START: 'START',
  RENEWAL: 'RENEWAL',
  PLAN_CHANGE: 'PLAN_CHANGE',
  RECOVERY: 'RECOVERY',
};
registerEnumType(ReasonEnum, {
  name: 'BillingReason',
  description:
    'Why an invoice was issued: a start, a renewal, an upgrade, or a reactivation after a suspension.',
});

const LineKindEnum: Record<InvoiceLineKind, InvoiceLineKind> = {
  PERIOD: 'PERIOD',
  UNUSED_TIME: 'UNUSED_TIME',
  REMAINING_TIME: 'REMAINING_TIME',
};
registerEnumType(LineKindEnum, {
  name: 'InvoiceLineKind',
  description:
    'A full period, a credit for the unused rest of the previous plan, or the rest of the period on the new plan.',
});

@ObjectType('InvoiceLine', { description: 'A line of an invoice.', simpleResolvers: true })
export class InvoiceLineType {
  @Field(() => LineKindEnum)
  kind!: InvoiceLineKind;

  planId!: string;

  @Field(() => DateTime)
  periodStart!: Date;

  @Field(() => DateTime, { description: 'Exclusive.' })
  periodEnd!: Date;

  @Field(() => MoneyType, { description: 'Negative for credits.' })
  amount!: MoneyType;
}

@ObjectType('Invoice', {
  description: 'An invoice of an account. Its lines and amounts never change.',
  simpleResolvers: true,
})
export class InvoiceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The invoice number, without gaps over all invoices.' })
  number!: string;

  @Field(() => StatusEnum)
  status!: InvoiceStatus;

  @Field(() => ReasonEnum)
  reason!: BillingReason;

  @Field(() => DateTime)
  periodStart!: Date;

  @Field(() => DateTime, { description: 'Exclusive.' })
  periodEnd!: Date;

  @Field(() => [InvoiceLineType], { description: 'They add up to the total.' })
  lines!: InvoiceLineType[];

  @Field(() => MoneyType)
  total!: MoneyType;

  @Field(() => MoneyType, { description: 'The amount refunded.' })
  refunded!: MoneyType;

  @Field(() => DateTime)
  issuedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  paidAt!: Date | null;
}

export const InvoiceConnectionType = connectionType('Invoice', () => InvoiceType);
