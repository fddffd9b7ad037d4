import { Field, ObjectType } from 'type-graphql';
import { MoneyType } from '../../graphql/money.types.js';
import { DateTime } from '../../graphql/scalars.js';

@ObjectType('PlanChange', {
  description: 'What going over to another plan would mean now.',
  simpleResolvers: true,
})
export class PlanChangeType {
  @Field(() => DateTime, { description: 'Now, or when the period ends.' })
  takesEffectAt!: Date;

  @Field(() => Boolean, { description: 'Whether it would happen now.' })
  isImmediate!: boolean;

  @Field(() => MoneyType, {
    description: 'What would be charged at once. It gets less with each second of the period.',
  })
  due!: MoneyType;

  @Field(() => DateTime, {
    description: "When the new plan's price is charged first, unless the subscription ends before.",
  })
  renewsAt!: Date;
}
