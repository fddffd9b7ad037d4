import type { Page, PageRequest } from '../../shared/page.js';
import type { Genre } from './domain/genre.js';
import type { TitleProperties } from './domain/title.js';

export type TitleOrder = 'POPULARITY' | 'NEWEST' | 'NAME' | 'RATING';

export interface TitleFilter {
  readonly genreId?: string | undefined;
  readonly fromYear?: number | undefined;
  readonly toYear?: number | undefined;
  /** Leaves out what is not for this age, in years. */
  readonly maturityLimit?: number | undefined;
}

export interface GenreWithCount extends Genre {
  readonly titleCount: number;
}

export interface Credit {
  readonly personId: string;
  readonly name: string;
  readonly role: 'DIRECTOR' | 'WRITER' | 'ACTOR';
}

/** The stored catalog. Answers properties, which can be cached; the factory makes titles of them. */
export interface TitleRepository {
  /** In the order of the ids; null where there is none. */
  findByIds(ids: readonly string[]): Promise<(TitleProperties | null)[]>;
  /** The identifiers of published titles, a page at a time. */
  list(filter: TitleFilter, order: TitleOrder, page: PageRequest): Promise<Page<{ readonly id: string }>>;
  /** Every genre with its number of published titles for viewers of this age. */
  genres(): Promise<GenreWithCount[]>;
  /** For each title its credits in the order of billing. */
  creditsOf(titleIds: readonly string[]): Promise<Credit[][]>;
}
