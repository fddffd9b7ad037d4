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
registerEnumType(RailKindEnum, { name: 'RailKind', description: 'The subject of a rail on the home page.' });

@ObjectType('HomeRail', { description: 'A row of titles on the home page.', simpleResolvers: true })
export class RailType {
  @Field(() => ID, { description: 'Stable while the rail has the same subject.' })
  id!: string;

  @Field(() => RailKindEnum)
  kind!: RailKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'A sentence that says why these titles are here.' })
  explanation!: string;

  titleIds!: readonly string[];
}

@ObjectType('Home', {
  description: "A profile's home page. No title appears twice.",
  simpleResolvers: true,
})
export class HomeType {
  @Field(() => [RailType])
  rails!: readonly RailType[];

  @Field(() => ID, {
    nullable: true,
    description:
      'The version of the model that produced it, to send with impressions; null before the first model.',
  })
  modelVersion!: string | null;

  @Field(() => DateTime)
  generatedAt!: Date;
}
