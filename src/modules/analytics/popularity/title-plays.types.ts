import { Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../../graphql/scalars.js';
import type { DayPlays, TitlePlays } from './title-plays.js';

@ObjectType('DayPlays', { simpleResolvers: true })
export class DayPlaysType implements DayPlays {
  @Field(() => LocalDate, { description: 'In UTC.' })
  day!: string;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was begun.' })
  starts!: number;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was seen to the end.' })
  completions!: number;
}

@ObjectType('TitlePlays', {
  description: 'How often one title was played, day by day. A series counts as one.',
  simpleResolvers: true,
})
export class TitlePlaysType implements TitlePlays {
  titleId!: string;

  @Field(() => Int, { description: 'On all days together.' })
  starts!: number;

  @Field(() => Int, { description: 'On all days together.' })
  completions!: number;

  @Field(() => [DayPlaysType], { description: 'Every day of the window, the first first.' })
  days!: readonly DayPlays[];
}
