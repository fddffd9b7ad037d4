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
  description: 'How far back to look from now: 1, 7 or 30 days.',
});

@ObjectType('TitlePopularity', {
  description: 'The popularity of a title. A series counts as one.',
  simpleResolvers: true,
})
export class TitlePopularityType implements TitlePopularity {
  titleId!: string;

  @Field(() => Int, { description: 'The number of accounts that started it.' })
  viewers!: number;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was started.' })
  starts!: number;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was completed.' })
  completions!: number;
}
