import { Field, Int, ObjectType } from 'type-graphql';
import type { ShelvedSeason } from './title-editing.repository.js';

@ObjectType('AdminSeason', {
  description: 'A part of a series, as those who make it see it.',
  simpleResolvers: true,
})
export class AdminSeasonType implements ShelvedSeason {
  @Field(() => Int, { description: 'From 1; 0 for specials.' })
  number!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => Int, { description: 'The number of its episodes, in whatever state they are.' })
  episodeCount!: number;
}
