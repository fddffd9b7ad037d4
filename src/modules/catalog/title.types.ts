import { Field, Float, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Detail } from '../../graphql/rest/rest-fields.js';
import { LocalDate } from '../../graphql/scalars.js';
import { PLAN_TIERS, type PlanTier } from '../../shared/plan-tier.js';
import type { Genre } from './domain/genre.js';
import type { TitleKind, TitleStatus } from './domain/title.js';
import type { Credit, TitleFilter, TitleOrder } from './title.repository.js';

/** TypeScript's literal unions as GraphQL enums. */
export const PlanTierEnum = Object.fromEntries(PLAN_TIERS.map((tier) => [tier, tier])) as Record<
  PlanTier,
  PlanTier
>;
registerEnumType(PlanTierEnum, { name: 'PlanTier', description: 'Plans, from the lowest to the highest.' });

const TitleOrderEnum: Record<TitleOrder, TitleOrder> = {
  POPULARITY: 'POPULARITY',
  NEWEST: 'NEWEST',
  NAME: 'NAME',
  RATING: 'RATING',
};
registerEnumType(TitleOrderEnum, {
  name: 'TitleOrder',
  description: 'How a list of titles is sorted.',
  valuesConfig: {
    POPULARITY: { description: 'Most popular first.' },
    NEWEST: { description: 'Latest release first; undated titles last.' },
    NAME: { description: 'By name, ascending.' },
    RATING: { description: 'Best rated first; unrated titles last.' },
  },
});

export { TitleOrderEnum };

const TitleStatusEnum: Record<TitleStatus, TitleStatus> = {
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
  ARCHIVED: 'ARCHIVED',
};
registerEnumType(TitleStatusEnum, {
  name: 'TitleStatus',
  description: 'Whether a title is being made, seen by viewers, or out of the catalog.',
});

export { TitleStatusEnum };

export const TitleKindEnum: Record<TitleKind, TitleKind> = {
  MOVIE: 'MOVIE',
  SERIES: 'SERIES',
  EPISODE: 'EPISODE',
};
registerEnumType(TitleKindEnum, { name: 'TitleKind', description: 'What sort of title it is.' });

export const CreditRoleEnum: Record<Credit['role'], Credit['role']> = {
  DIRECTOR: 'DIRECTOR',
  WRITER: 'WRITER',
  ACTOR: 'ACTOR',
};
registerEnumType(CreditRoleEnum, { name: 'CreditRole', description: 'What a person did for a title.' });

@ObjectType('Genre', { description: 'A genre of titles.', simpleResolvers: true })
export class GenreType implements Genre {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType('Credit', { description: 'A person who made a title.', simpleResolvers: true })
export class CreditType implements Credit {
  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => CreditRoleEnum)
  role!: Credit['role'];
}

const typeNames: Readonly<Record<TitleKind, string>> = {
  MOVIE: 'Movie',
  SERIES: 'Series',
  EPISODE: 'Episode',
};

export function titleTypeName({ kind }: { readonly kind: TitleKind }): string {
  return typeNames[kind];
}

@InterfaceType('Title', {
  description: 'Something in the catalog.',
  resolveType: titleTypeName,
})
export abstract class TitleType {
  @Field(() => ID)
  id!: string;

  @Field(() => TitleKindEnum)
  kind!: TitleKind;

  @Field(() => TitleStatusEnum)
  status!: TitleStatus;

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  synopsis!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of the first release.' })
  releaseDate!: string | null;

  @Field(() => Int, { nullable: true })
  releaseYear!: number | null;

  @Field(() => Int, { nullable: true, description: 'The running time, in seconds.' })
  runtimeSeconds!: number | null;

  @Field(() => Boolean, {
    description:
      "Whether the running time is a stand-in (the genre's median), because the source names none.",
  })
  runtimeIsEstimated!: boolean;

  @Field(() => String, { nullable: true, description: 'As the rating board wrote it, such as PG-13.' })
  maturityRating!: string | null;

  @Field(() => Int, {
    description:
      'The youngest age that may watch it, in years; of an episode, none that may not watch its series. Unrated titles count as 18.',
  })
  minimumAge!: number;

  @Field(() => PlanTierEnum, {
    nullable: true,
    description: 'The lowest plan that may watch it. Null: free to everyone who is signed in.',
  })
  requiredTier!: PlanTier | null;

  @Field(() => Float, { nullable: true, description: 'The mean rating in the source, 0 to 10.' })
  averageRating!: number | null;

  @Field(() => Int, { description: 'The number of ratings behind the mean.' })
  voteCount!: number;

  @Field(() => Float, { description: 'Orders the catalog; higher is more popular. Without a unit.' })
  popularity!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Where the credits begin, in seconds: whoever came that far has seen it.',
  })
  creditsStartSeconds!: number | null;

  @Field(() => String, { nullable: true, description: 'The studio or distributor.' })
  studio!: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47, such as en or pt-BR.' })
  originalLanguage!: string | null;

  @Field(() => [String], { description: 'In lower case.' })
  tags!: readonly string[];

  @Field(() => [GenreType])
  genres!: readonly GenreType[];

  @Detail()
  @Field(() => [CreditType], { description: 'The people who made it, in the order of billing.' })
  credits?: readonly CreditType[];
}

@ObjectType('Movie', { implements: TitleType, description: 'A film.', simpleResolvers: true })
export class MovieType extends TitleType {}

export const TitleConnectionType = connectionType('Title', () => TitleType);

@InputType('TitleFilter', { description: 'Narrows a list of titles. Conditions add up.' })
export class TitleFilterInput implements TitleFilter {
  @Field(() => TitleKindEnum, { nullable: true, description: 'By default films and series.' })
  kind?: TitleKind | null;

  @Field(() => ID, { nullable: true })
  genreId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Somebody who made it.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'In lower case.' })
  tag?: string | null;

  @Field(() => Int, { nullable: true, description: 'The earliest year of release.' })
  fromYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'The latest year of release.' })
  toYear?: number | null;

  @Field(() => Float, { nullable: true, description: 'The least mean rating, 0 to 10.' })
  minimumRating?: number | null;

  @Field(() => PlanTierEnum, { nullable: true, description: 'Only what this plan may watch.' })
  tier?: PlanTier | null;
}
