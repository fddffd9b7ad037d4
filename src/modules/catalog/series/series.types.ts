import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TitleType } from '../title.types.js';

@ObjectType('Series', { implements: TitleType, description: 'A series, in seasons.', simpleResolvers: true })
export class SeriesType extends TitleType {}

@ObjectType('Season', { description: 'A part of a series.', simpleResolvers: true })
export class SeasonType {
  @Field(() => ID)
  id!: string;

  seriesId!: string;

  @Field(() => Int, { description: 'From 1; 0 for specials.' })
  number!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => Int, { description: 'The number of its episodes, as far as they may be seen here and now.' })
  episodeCount!: number;
}

@ObjectType('Episode', {
  implements: TitleType,
  description: 'A part of a season of a series.',
  simpleResolvers: true,
})
export class EpisodeType extends TitleType {
  seriesId!: string;

  @Field(() => Int)
  seasonNumber!: number;

  @Field(() => Int)
  episodeNumber!: number;
}
