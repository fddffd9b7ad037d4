import { Field, ObjectType } from 'type-graphql';
import { MoneyType } from '../../graphql/money.types.js';
import { DateTime } from '../../graphql/scalars.js';

@ObjectType('PlanChange', {
  description: 'The effect of changing to another plan now.',
  simpleResolvers: true,
})
export class PlanChangeType {
  @Field(() => DateTime, { description: 'When it takes effect: now, or at the end of the period.' })
  takesEffectAt!: Date;

  @Field(() => Boolean, { description: 'Whether it would take effect immediately.' })
  isImmediate!: boolean;

  @Field(() => MoneyType, {
    description: 'What would be charged at once. It decreases with each second of the period.',
  })
  due!: MoneyType;

  @Field(() => DateTime, {
    description: "When the new plan's full price is first charged, unless the subscription ends before.",
  })
  renewsAt!: Date;
}
