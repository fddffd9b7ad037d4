import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TitleType } from '../title.types.js';

@ObjectType('Series', {
  implements: TitleType,
  description: 'A series, divided into seasons.',
  simpleResolvers: true,
})
export class SeriesType extends TitleType {}

@ObjectType('Season', { description: 'A season of a series.', simpleResolvers: true })
export class SeasonType {
  @Field(() => ID)
  id!: string;

  seriesId!: string;

  @Field(() => Int, { description: 'From 1; 0 is the season of specials.' })
  number!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => Int, { description: 'The number of its episodes that are available here and now.' })
  episodeCount!: number;
}

@ObjectType('Episode', {
  implements: TitleType,
  description: 'An episode of a series.',
  simpleResolvers: true,
})
export class EpisodeType extends TitleType {
  seriesId!: string;

  @Field(() => Int)
  seasonNumber!: number;

  @Field(() => Int)
  episodeNumber!: number;
}
