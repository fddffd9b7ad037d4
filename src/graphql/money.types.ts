import { Field, Int, ObjectType } from 'type-graphql';
import type { Money } from '../shared/money.js';
import { SafeInt } from './scalars.js';

@ObjectType('Money', { description: 'An amount of money.', simpleResolvers: true })
export class MoneyType implements Money {
  @Field(() => Int, { description: "In the currency's minor unit, such as cents." })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  currency!: string;
}

@ObjectType('MoneySum', {
  description: 'A sum of amounts in one currency.',
  simpleResolvers: true,
})
export class MoneySumType implements Money {
  @Field(() => SafeInt, { description: "In the currency's minor unit. It may exceed 32 bits." })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  currency!: string;
}
