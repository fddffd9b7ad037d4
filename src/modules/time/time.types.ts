import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { PlatformTime } from './time.service.js';

@ObjectType('PlatformClock', { description: "The platform's clock.", simpleResolvers: true })
export class PlatformClockType implements PlatformTime {
  @Field(() => DateTime)
  now!: Date;

  @Field(() => Int, { description: "By how much it is ahead of the system's time." })
  aheadSeconds!: number;

  @Field(() => Boolean, {
    description: 'Whether it can be moved: on the embedded demo, never in production.',
  })
  isAdjustable!: boolean;
}

@InputType('AdvanceClockInput', { description: 'How far to move the clock.' })
export class AdvanceClockInput {
  @Field(() => Int, { description: 'From 1 second to 400 days.' })
  seconds!: number;
}
