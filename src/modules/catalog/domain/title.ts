import type { PlanTier } from '../../../shared/plan-tier.js';
import type { Genre } from './genre.js';

export type TitleKind = 'MOVIE';
export type TitleStatus = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';

/** What is stored of a title of any kind. */
export interface TitleProperties {
  readonly id: string;
  readonly kind: TitleKind;
  readonly status: TitleStatus;
  readonly name: string;
  readonly synopsis: string | null;
  /** A calendar day, such as 1995-12-15. */
  readonly releaseDate: string | null;
  readonly releaseYear: number | null;
  readonly runtimeSeconds: number | null;
  /** Whether the running time is a stand-in, because the source names none. */
  readonly runtimeIsEstimated: boolean;
  readonly maturityRating: string | null;
  /** The youngest age, in years, that may watch it. */
  readonly minimumAge: number;
  /** Null: free to everyone who is signed in. */
  readonly requiredTier: PlanTier | null;
  /** 0 to 10. */
  readonly averageRating: number | null;
  readonly voteCount: number;
  readonly popularity: number;
  readonly studio: string | null;
  readonly genres: readonly Genre[];
}

/** Something in the catalog. What its kinds have in common; each kind extends it. */
export abstract class Title implements TitleProperties {
  readonly id: string;
  readonly kind: TitleKind;
  readonly status: TitleStatus;
  readonly name: string;
  readonly synopsis: string | null;
  readonly releaseDate: string | null;
  readonly releaseYear: number | null;
  readonly runtimeSeconds: number | null;
  readonly runtimeIsEstimated: boolean;
  readonly maturityRating: string | null;
  readonly minimumAge: number;
  readonly requiredTier: PlanTier | null;
  readonly averageRating: number | null;
  readonly voteCount: number;
  readonly popularity: number;
  readonly studio: string | null;
  readonly genres: readonly Genre[];

  constructor(properties: TitleProperties) {
    this.id = properties.id;
    this.kind = properties.kind;
    this.status = properties.status;
    this.name = properties.name;
    this.synopsis = properties.synopsis;
    this.releaseDate = properties.releaseDate;
    this.releaseYear = properties.releaseYear;
    this.runtimeSeconds = properties.runtimeSeconds;
    this.runtimeIsEstimated = properties.runtimeIsEstimated;
    this.maturityRating = properties.maturityRating;
    this.minimumAge = properties.minimumAge;
    this.requiredTier = properties.requiredTier;
    this.averageRating = properties.averageRating;
    this.voteCount = properties.voteCount;
    this.popularity = properties.popularity;
    this.studio = properties.studio;
    this.genres = properties.genres;
  }

  get isPublished(): boolean {
    return this.status === 'PUBLISHED';
  }

  /** Whether a profile with this limit, in years, may see it at all. */
  isSuitableFor(maturityLimit: number): boolean {
    return this.minimumAge <= maturityLimit;
  }

  /** How long watching it takes, in seconds; null for what is not itself played. */
  abstract get playableSeconds(): number | null;
}
