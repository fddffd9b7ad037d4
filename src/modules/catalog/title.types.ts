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
registerEnumType(PlanTierEnum, { name: 'PlanTier', description: 'Plan tiers, from lowest to highest.' });

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
    NEWEST: { description: 'Newest release first; undated titles last.' },
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
  description: 'Whether a title is a draft, published, or archived.',
});

export { TitleStatusEnum };

export const TitleKindEnum: Record<TitleKind, TitleKind> = {
  MOVIE: 'MOVIE',
  SERIES: 'SERIES',
  EPISODE: 'EPISODE',
};
registerEnumType(TitleKindEnum, { name: 'TitleKind', description: 'The kind of a title.' });

export const CreditRoleEnum: Record<Credit['role'], Credit['role']> = {
  DIRECTOR: 'DIRECTOR',
  WRITER: 'WRITER',
  ACTOR: 'ACTOR',
};
registerEnumType(CreditRoleEnum, {
  name: 'CreditRole',
  description: 'The role of a person in making a title.',
});

@ObjectType('Genre', { description: 'A genre of titles.', simpleResolvers: true })
export class GenreType implements Genre {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType('Credit', { description: "A person's credit for a title.", simpleResolvers: true })
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
  description: 'A title of the catalog.',
  resolveType: titleTypeName,
})
export abstract class TitleType {
  @Field(() => ID)
  id!: string;

  @Field(() => TitleKindEnum)
  kind!: TitleKind;

  @Field(() => TitleStatusEnum)
  status!: TitleStatus;

  @Field(() => Int, { description: 'Incremented with every change.' })
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  synopsis!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The date of its first release.' })
  releaseDate!: string | null;

  @Field(() => Int, { nullable: true })
  releaseYear!: number | null;

  @Field(() => Int, { nullable: true, description: 'The running time, in seconds.' })
  runtimeSeconds!: number | null;

  @Field(() => Boolean, {
    description: "Whether the running time is an estimate (the genre's median), because the source has none.",
  })
  runtimeIsEstimated!: boolean;

  @Field(() => String, { nullable: true, description: 'In the notation of the rating board, such as PG-13.' })
  maturityRating!: string | null;

  @Field(() => Int, {
    description:
      'The minimum age to watch it, in years; for an episode, at least that of its series. Unrated titles count as 18.',
  })
  minimumAge!: number;

  @Field(() => PlanTierEnum, {
    nullable: true,
    description: 'The lowest plan tier that includes it. Null: free to everybody who is signed in.',
  })
  requiredTier!: PlanTier | null;

  @Field(() => Float, { nullable: true, description: 'The average rating in the source, 0 to 10.' })
  averageRating!: number | null;

  @Field(() => Int, { description: 'The number of ratings in the average.' })
  voteCount!: number;

  @Field(() => Float, { description: 'A unitless score that orders the catalog; higher is more popular.' })
  popularity!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'When the credits start, in seconds from the beginning. Reaching them completes the title.',
  })
  creditsStartSeconds!: number | null;

  @Field(() => String, { nullable: true, description: 'The studio or distributor.' })
  studio!: string | null;

  @Field(() => String, { nullable: true, description: 'A BCP 47 tag, such as en or pt-BR.' })
  originalLanguage!: string | null;

  @Field(() => [String], { description: 'In lower case.' })
  tags!: readonly string[];

  @Field(() => [GenreType])
  genres!: readonly GenreType[];

  @Detail()
  @Field(() => [CreditType], { description: 'The credited people, in order of billing.' })
  credits?: readonly CreditType[];
}

@ObjectType('Movie', { implements: TitleType, description: 'A film.', simpleResolvers: true })
export class MovieType extends TitleType {}

export const TitleConnectionType = connectionType('Title', () => TitleType);

@InputType('TitleFilter', { description: 'Filters a list of titles. A title must match all conditions.' })
export class TitleFilterInput implements TitleFilter {
  @Field(() => TitleKindEnum, { nullable: true, description: 'By default films and series.' })
  kind?: TitleKind | null;

  @Field(() => ID, { nullable: true })
  genreId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The name of a person credited for it.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'In lower case.' })
  tag?: string | null;

  @Field(() => Int, { nullable: true, description: 'The earliest year of release.' })
  fromYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'The latest year of release.' })
  toYear?: number | null;

  @Field(() => Float, { nullable: true, description: 'The minimum average rating, 0 to 10.' })
  minimumRating?: number | null;

  @Field(() => PlanTierEnum, { nullable: true, description: 'Only titles included in this plan tier.' })
  tier?: PlanTier | null;
}
