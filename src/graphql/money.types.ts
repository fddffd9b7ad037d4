import { Field, Int, ObjectType } from 'type-graphql';
import type { Money } from '../shared/money.js';

@ObjectType('Money', { description: 'An amount of money.', simpleResolvers: true })
export class MoneyType implements Money {
  @Field(() => Int, { description: "In the currency's minor unit, such as cents." })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  currency!: string;
}
