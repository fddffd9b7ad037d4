import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate } from '../../../graphql/scalars.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { CreditRole } from '../domain/credit-list.js';
import { CreditRoleEnum, PlanTierEnum } from '../title.types.js';

@ObjectType('AvailabilityWindow', {
  description: 'When and where a title may be seen.',
  simpleResolvers: true,
})
export class AvailabilityWindowType {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2. Null: everywhere.' })
  region!: string | null;

  @Field(() => DateTime)
  startsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Exclusive. Null: for good.' })
  endsAt!: Date | null;
}

@InputType('CreditInput', { description: 'Somebody who made a title.' })
export class CreditInput {
  @Field(() => String, { description: '1 to 160 characters. Who is not known yet is added.' })
  name!: string;

  @Field(() => CreditRoleEnum)
  role!: CreditRole;
}

@InputType('AvailabilityWindowInput', { description: 'When and where a title may be seen.' })
export class AvailabilityWindowInput {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, such as DE. Null: everywhere.' })
  region?: string | null;

  @Field(() => DateTime)
  startsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Exclusive. Null: for good.' })
  endsAt?: Date | null;
}

/** What all kinds have in common; left out, it stays as it was, or empty. */
@InputType('TitleDetailsInput')
export abstract class TitleDetailsInput {
  @Field(() => String, { nullable: true, description: '4,000 characters at most.' })
  synopsis?: string | null;

  @Field(() => LocalDate, { nullable: true })
  releaseDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As a rating board writes it, such as PG-13. Null: unrated, and so for adults.',
  })
  maturityRating?: string | null;

  @Field(() => PlanTierEnum, { nullable: true, description: 'The lowest plan that may watch it. Null: any.' })
  requiredTier?: PlanTier | null;

  @Field(() => String, { nullable: true })
  studio?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47, such as en or pt-BR.' })
  originalLanguage?: string | null;

  @Field(() => [String], { nullable: true, description: '30 at most, in lower case.' })
  tags?: string[] | null;

  @Field(() => [ID], { nullable: true, description: '10 at most.' })
  genreIds?: string[] | null;

  @Field(() => [CreditInput], { nullable: true, description: 'In the order of billing, 100 at most.' })
  credits?: CreditInput[] | null;

  @Field(() => [AvailabilityWindowInput], {
    nullable: true,
    description:
      '100 at most. None: it may be seen always and everywhere. An episode is seen only where and while its series is, too.',
  })
  windows?: AvailabilityWindowInput[] | null;
}

/** What is itself played. */
@InputType('PlayedDetailsInput')
export abstract class PlayedDetailsInput extends TitleDetailsInput {
  @Field(() => Int, { nullable: true, description: 'In seconds. It has to be known before it is published.' })
  runtimeSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'Where the credits begin, in seconds.' })
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

  @Field(() => Int, { description: 'From 1; 0 for specials.' })
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

  @Field(() => String, { nullable: true, description: '120 characters at most. Null: none.' })
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

@InputType('UpdateTitleInput', { description: 'What is left out stays as it is.' })
export class UpdateTitleInput extends PlayedDetailsInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, {
    description: 'The version that the change was made from: `CONFLICT` when it is another by now.',
  })
  version!: number;

  @Field(() => String, { nullable: true, description: '1 to 300 characters.' })
  name?: string | null;
}
