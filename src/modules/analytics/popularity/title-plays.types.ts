import { Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../../graphql/scalars.js';
import type { DayPlays, TitlePlays } from './title-plays.js';

@ObjectType('DayPlays', { simpleResolvers: true })
export class DayPlaysType implements DayPlays {
  @Field(() => LocalDate, { description: 'In UTC.' })
  day!: string;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was started.' })
  starts!: number;

  @Field(() => Int, { description: 'How often it, or one of its episodes, was completed.' })
  completions!: number;
}

@ObjectType('TitlePlays', {
  description: 'How often one title was played, day by day. A series counts as one.',
  simpleResolvers: true,
})
export class TitlePlaysType implements TitlePlays {
  titleId!: string;

  @Field(() => Int, { description: 'The total over all days.' })
  starts!: number;

  @Field(() => Int, { description: 'The total over all days.' })
  completions!: number;

  @Field(() => [DayPlaysType], { description: 'Every day of the window, oldest first.' })
  days!: readonly DayPlays[];
}
