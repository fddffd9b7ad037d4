import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate } from '../../../graphql/scalars.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { CreditRole } from '../domain/credit-list.js';
import { CreditRoleEnum, PlanTierEnum } from '../title.types.js';

@ObjectType('AvailabilityWindow', {
  description: 'When and where a title is available.',
  simpleResolvers: true,
})
export class AvailabilityWindowType {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2. Null: everywhere.' })
  region!: string | null;

  @Field(() => DateTime)
  startsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Exclusive. Null: no end.' })
  endsAt!: Date | null;
}

@InputType('CreditInput', { description: 'A person credited for a title.' })
export class CreditInput {
  @Field(() => String, { description: '1 to 160 characters. Unknown people are added.' })
  name!: string;

  @Field(() => CreditRoleEnum)
  role!: CreditRole;
}

@InputType('AvailabilityWindowInput', { description: 'When and where a title is available.' })
export class AvailabilityWindowInput {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, such as DE. Null: everywhere.' })
  region?: string | null;

  @Field(() => DateTime)
  startsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Exclusive. Null: no end.' })
  endsAt?: Date | null;
}

/** The fields of all kinds; omitted ones are unchanged, or empty in a new title. */
@InputType('TitleDetailsInput')
export abstract class TitleDetailsInput {
  @Field(() => String, { nullable: true, description: '4,000 characters at most.' })
  synopsis?: string | null;

  @Field(() => LocalDate, { nullable: true })
  releaseDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'In the notation of a rating board, such as PG-13. Null: unrated, and therefore for adults only.',
  })
  maturityRating?: string | null;

  @Field(() => PlanTierEnum, {
    nullable: true,
    description: 'The lowest plan tier that includes it. Null: any.',
  })
  requiredTier?: PlanTier | null;

  @Field(() => String, { nullable: true })
  studio?: string | null;

  @Field(() => String, { nullable: true, description: 'A BCP 47 tag, such as en or pt-BR.' })
  originalLanguage?: string | null;

  @Field(() => [String], { nullable: true, description: 'At most 30, in lower case.' })
  tags?: string[] | null;

  @Field(() => [ID], { nullable: true, description: '10 at most.' })
  genreIds?: string[] | null;

  @Field(() => [CreditInput], { nullable: true, description: 'In order of billing, 100 at most.' })
  credits?: CreditInput[] | null;

  @Field(() => [AvailabilityWindowInput], {
    nullable: true,
    description:
      'At most 100. An empty list: available always and everywhere. An episode is available only where and while its series is.',
  })
  windows?: AvailabilityWindowInput[] | null;
}

/** The fields of titles that are played themselves. */
@InputType('PlayedDetailsInput')
export abstract class PlayedDetailsInput extends TitleDetailsInput {
  @Field(() => Int, {
    nullable: true,
    description: 'In seconds. Required before the title can be published.',
  })
  runtimeSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'When the credits start, in seconds from the beginning.' })
  creditsStartSeconds?: number | null;
}

@InputType('CreateMovieInput')
export class CreateMovieInput extends PlayedDetailsInput {
  @Field(() => String, { description: '1 to 300 characters.' })
  name!: string;
}

@InputType('CreateSeriesInput')
export class CreateSeriesInput extends TitleDetailsInput {
  @Field(() => String, { description: '1 to 300 characters.' })
  name!: string;
}

@InputType('AddSeasonInput')
export class AddSeasonInput {
  @Field(() => ID)
  seriesId!: string;

  @Field(() => Int, { description: 'From 1; 0 is the season of specials.' })
  number!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;
}

@InputType('UpdateSeasonInput')
export class UpdateSeasonInput {
  @Field(() => ID)
  seriesId!: string;

  @Field(() => Int, { description: 'Which season.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'At most 120 characters. Null: no name.' })
  name?: string | null;
}

@InputType('AddEpisodeInput')
export class AddEpisodeInput extends PlayedDetailsInput {
  @Field(() => ID)
  seriesId!: string;

  @Field(() => Int)
  seasonNumber!: number;

  @Field(() => Int, { description: 'From 1.' })
  episodeNumber!: number;

  @Field(() => String, { description: '1 to 300 characters.' })
  name!: string;
}

@InputType('UpdateTitleInput', { description: 'Omitted fields keep their values.' })
export class UpdateTitleInput extends PlayedDetailsInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, {
    description: 'The version that the editor saw; `CONFLICT` when the title has changed since.',
  })
  version!: number;

  @Field(() => String, { nullable: true, description: '1 to 300 characters.' })
  name?: string | null;
}
