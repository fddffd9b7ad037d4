import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { MoneyType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { BillingReason, InvoiceLineKind, InvoiceStatus } from '../domain/invoice.js';

const StatusEnum: Record<InvoiceStatus, InvoiceStatus> = { OPEN: 'OPEN', PAID: 'PAID', VOID: 'VOID' };
registerEnumType(StatusEnum, {
  name: 'InvoiceStatus',
  description: 'Whether an invoice is owed, paid, or will never be paid.',
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
    'Why an invoice was written: for a beginning, a further period, a higher plan, or the way back from a suspension.',
});

const LineKindEnum: Record<InvoiceLineKind, InvoiceLineKind> = {
  PERIOD: 'PERIOD',
  UNUSED_TIME: 'UNUSED_TIME',
  REMAINING_TIME: 'REMAINING_TIME',
};
registerEnumType(LineKindEnum, {
  name: 'InvoiceLineKind',
  description:
    'A whole period; what is left of the plan before, given back; or what is left of the period on the new plan.',
});

@ObjectType('InvoiceLine', { description: 'A part of an invoice.', simpleResolvers: true })
export class InvoiceLineType {
  @Field(() => LineKindEnum)
  kind!: InvoiceLineKind;

  planId!: string;

  @Field(() => DateTime)
  periodStart!: Date;

  @Field(() => DateTime, { description: 'Exclusive.' })
  periodEnd!: Date;

  @Field(() => MoneyType, { description: 'Less than nothing for what is given back.' })
  amount!: MoneyType;
}

@ObjectType('Invoice', {
  description: 'What an account was asked to pay for. It stays as it was written.',
  simpleResolvers: true,
})
export class InvoiceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Its number, without gaps over all invoices.' })
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

  @Field(() => MoneyType, { description: 'What of it was given back.' })
  refunded!: MoneyType;

  @Field(() => DateTime)
  issuedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  paidAt!: Date | null;
}

export const InvoiceConnectionType = connectionType('Invoice', () => InvoiceType);
