import type { Page, PageRequest } from '../../shared/page.js';
import type { PlanTier } from '../../shared/plan-tier.js';
import type { NamedCredit } from './domain/credit-list.js';
import type { Genre } from './domain/genre.js';
import type { TitleKind, TitleProperties } from './domain/title.js';

export type TitleOrder = 'POPULARITY' | 'NEWEST' | 'NAME' | 'RATING';

/** Narrows a list. What is left out, or is null, narrows nothing; conditions add up. */
export interface TitleFilter {
  /** By default films and series. */
  readonly kind?: TitleKind | null | undefined;
  readonly genreId?: string | null | undefined;
  readonly personId?: string | null | undefined;
  /** In lower case. */
  readonly tag?: string | null | undefined;
  readonly fromYear?: number | null | undefined;
  readonly toYear?: number | null | undefined;
  /** The minimum average rating, 0 to 10. */
  readonly minimumRating?: number | null | undefined;
  /** Only titles included in this plan tier. */
  readonly tier?: PlanTier | null | undefined;
}

/** For whom, where and when a list is made: nothing is on it that they may not see. */
export interface Audience {
  /** In years. */
  readonly maturityLimit: number;
  /** ISO 3166-1 alpha-2; null where it is not known. */
  readonly region: string | null;
  readonly now: Date;
}

export interface GenreWithCount extends Genre {
  readonly titleCount: number;
}

export interface Credit extends NamedCredit {
  readonly personId: string;
}

/** The stored catalog. Answers properties, which can be cached; the factory makes titles of them. */
export interface TitleRepository {
  /** In the order of the ids; null where there is none. */
  findByIds(ids: readonly string[]): Promise<(TitleProperties | null)[]>;
  /** For each title its credits in the order of billing. */
  creditsOf(titleIds: readonly string[]): Promise<Credit[][]>;
}

/** The catalog as lists of the identifiers of published titles. */
export interface TitleListRepository {
  /** @throws InvalidInputError when the cursor is not one of this order */
  list(
    filter: TitleFilter,
    audience: Audience,
    order: TitleOrder,
    page: PageRequest,
  ): Promise<Page<{ readonly id: string }>>;
}
