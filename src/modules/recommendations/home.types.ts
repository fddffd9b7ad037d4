import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { RailKind } from './domain/home-rails.js';

export const RailKindEnum: Record<RailKind, RailKind> = {
  CONTINUE_WATCHING: 'CONTINUE_WATCHING',
  WATCHLIST: 'WATCHLIST',
  FOR_YOU: 'FOR_YOU',
  BECAUSE_YOU_WATCHED: 'BECAUSE_YOU_WATCHED',
  TRENDING_NOW: 'TRENDING_NOW',
  TOP_IN_GENRE: 'TOP_IN_GENRE',
  NEW_RELEASES: 'NEW_RELEASES',
  HIGHLY_RATED: 'HIGHLY_RATED',
};
registerEnumType(RailKindEnum, { name: 'RailKind', description: 'What a rail of the home page is about.' });

@ObjectType('HomeRail', { description: 'A row of titles on the home page.', simpleResolvers: true })
export class RailType {
  @Field(() => ID, { description: 'Stays the same while the rail is about the same thing.' })
  id!: string;

  @Field(() => RailKindEnum)
  kind!: RailKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'Why these titles are here, in a sentence.' })
  explanation!: string;

  titleIds!: readonly string[];
}

@ObjectType('Home', {
  description: "A profile's home page. No title stands on it twice.",
  simpleResolvers: true,
})
export class HomeType {
  @Field(() => [RailType])
  rails!: readonly RailType[];

  @Field(() => ID, {
    nullable: true,
    description: 'What was learned last, to be told with what was shown; null before anything was.',
  })
  modelVersion!: string | null;

  @Field(() => DateTime)
  generatedAt!: Date;
}
