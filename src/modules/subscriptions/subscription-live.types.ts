import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { StateName, TransitionEvent } from './domain/subscription-state.js';
import { TransitionEventEnum } from './history/transition.types.js';
import { StateEnum } from './subscription.types.js';

@ObjectType('SubscriptionChangedEvent', {
  description: 'A state change of the subscription that just happened.',
  simpleResolvers: true,
})
export class SubscriptionChangedType {
  @Field(() => ID, { description: 'Pass it as `after` to resume from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  accountId!: string;

  @Field(() => TransitionEventEnum)
  event!: TransitionEvent;

  @Field(() => StateEnum, { nullable: true, description: 'Null for the first.' })
  from!: StateName | null;

  @Field(() => StateEnum)
  to!: StateName;
}
