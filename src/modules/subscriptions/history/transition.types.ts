import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { StateName, TransitionEvent } from '../domain/subscription-state.js';
import { StateEnum } from '../subscription.types.js';

/** Converts to the capitals of GraphQL enums. */
export const TransitionEventEnum = {
  ACTIVATED: 'activated',
  PAYMENT_SUCCEEDED: 'paymentSucceeded',
  PAYMENT_FAILED: 'paymentFailed',
  GRACE_ELAPSED: 'graceElapsed',
  SUSPENSION_ELAPSED: 'suspensionElapsed',
  CANCELLED: 'cancelled',
  RESUMED: 'resumed',
  PERIOD_ENDED: 'periodEnded',
  PLAN_CHANGED: 'planChanged',
  SUSPENDED_BY_ADMIN: 'suspendedByAdmin',
  REINSTATED: 'reinstated',
} as const satisfies Record<string, TransitionEvent>;
registerEnumType(TransitionEventEnum, {
  name: 'SubscriptionEvent',
  description: 'What happened to a subscription.',
});

@ObjectType('SubscriptionTransition', {
  description: 'A state change of a subscription.',
  simpleResolvers: true,
})
export class TransitionType {
  @Field(() => ID)
  id!: string;

  @Field(() => TransitionEventEnum)
  event!: TransitionEvent;

  @Field(() => StateEnum, { nullable: true, description: 'Null for the first.' })
  from!: StateName | null;

  @Field(() => StateEnum)
  to!: StateName;

  planId!: string | null;

  /** For administrators; see `TransitionResolver`. */
  reason!: string | null;

  @Field(() => DateTime)
  occurredAt!: Date;
}

export const TransitionConnectionType = connectionType('SubscriptionTransition', () => TransitionType);
