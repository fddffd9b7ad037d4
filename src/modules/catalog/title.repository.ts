import type { Page, PageRequest } from '../../shared/page.js';
import type { PlanTier } from '../../shared/plan-tier.js';
import type { NamedCredit } from './domain/credit-list.js';
import type { Genre } from './domain/genre.js';
import type { TitleKind, TitleProperties } from './domain/title.js';

export type TitleOrder = 'POPULARITY' | 'NEWEST' | 'NAME' | 'RATING';

/** Filters a list. Omitted or null conditions do not filter; conditions are combined by AND. */
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

/** The audience of a list, which only has titles that they may see. */
export interface Audience {
  /** In years. */
  readonly maturityLimit: number;
  /** ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
  readonly now: Date;
}

export interface GenreWithCount extends Genre {
  readonly titleCount: number;
}

export interface Credit extends NamedCredit {
  readonly personId: string;
}

/** The stored catalog. Returns plain properties, which can be cached; the factory makes titles of them. */
export interface TitleRepository {
  /** In the order of the ids; null for an unknown one. */
  findByIds(ids: readonly string[]): Promise<(TitleProperties | null)[]>;
  /** The credits of each title in the order of billing. */
  creditsOf(titleIds: readonly string[]): Promise<Credit[][]>;
}

/** Lists of ids of published titles. */
export interface TitleListRepository {
  /** @throws InvalidInputError when the cursor is not one of this order */
  list(
    filter: TitleFilter,
    audience: Audience,
    order: TitleOrder,
    page: PageRequest,
  ): Promise<Page<{ readonly id: string }>>;
}
