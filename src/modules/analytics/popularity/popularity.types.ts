import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { TitlePopularity } from './popularity.repository.js';
import type { PopularityWindow } from './popularity.service.js';

export const PopularityWindowEnum: Record<PopularityWindow, PopularityWindow> = {
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
};
registerEnumType(PopularityWindowEnum, {
  name: 'PopularityWindow',
  description: 'How far back is looked from now: 1, 7 or 30 days.',
});

@ObjectType('TitlePopularity', {
  description: 'How one title did. A series counts as one.',
  simpleResolvers: true,
})
export class TitlePopularityType implements TitlePopularity {
  titleId!: string;

  @Field(() => Int, { description: 'Accounts that began it.' })
  viewers!: number;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was begun.' })
  starts!: number;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was seen to the end.' })
  completions!: number;
}
