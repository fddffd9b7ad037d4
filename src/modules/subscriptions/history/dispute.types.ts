import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { MoneyType } from '../../../graphql/money.types.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { DisputeStatus } from '../domain/dispute.js';

const DisputeStatusEnum: Record<DisputeStatus, DisputeStatus> = { OPEN: 'OPEN', WON: 'WON', LOST: 'LOST' };
registerEnumType(DisputeStatusEnum, {
  name: 'DisputeStatus',
  description: 'Whether a dispute is open, or the payment stayed (`WON`) or was taken back (`LOST`).',
});

@ObjectType('Dispute', {
  description: 'A payment that the customer disputes at the bank.',
  simpleResolvers: true,
})
export class DisputeType {
  @Field(() => ID)
  id!: string;

  @Field(() => DisputeStatusEnum)
  status!: DisputeStatus;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => String, { description: "The gateway's code, such as `fraudulent`." })
  reason!: string;

  @Field(() => ID, { description: 'The disputed payment.' })
  paymentId!: string;

  @Field(() => String, { description: "The gateway's id of the dispute." })
  gatewayReference!: string;

  @Field(() => DateTime, { description: 'When it was first reported.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its end was reported.' })
  closedAt!: Date | null;
}

export const DisputeConnectionType = connectionType('Dispute', () => DisputeType);
