import { Field, Int, ObjectType } from 'type-graphql';
import type { ShelvedSeason } from './title-editing.repository.js';

@ObjectType('AdminSeason', {
  description: 'A season as editors see it.',
  simpleResolvers: true,
})
export class AdminSeasonType implements ShelvedSeason {
  @Field(() => Int, { description: 'From 1; 0 is the season of specials.' })
  number!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => Int, { description: 'The number of its episodes in any state.' })
  episodeCount!: number;
}
