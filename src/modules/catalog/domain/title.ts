import { ConflictError } from '../../../shared/domain-error.js';
import { minimumAgeOf } from '../../../shared/maturity-scale.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import { type AvailabilityWindow, isAvailable } from './availability.js';
import type { Genre } from './genre.js';

export type TitleKind = 'MOVIE' | 'SERIES' | 'EPISODE';
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
  /** Whether the running time is an estimate, because the source has none. */
  readonly runtimeIsEstimated: boolean;
  /** When the credits start, in seconds from the beginning. Reaching them completes the title. */
  readonly creditsStartSeconds: number | null;
  readonly maturityRating: string | null;
  /** The youngest age, in years, that may watch it; of an episode, none that may not watch its series. */
  readonly minimumAge: number;
  /** Null: free to everyone who is signed in. */
  readonly requiredTier: PlanTier | null;
  /** 0 to 10. */
  readonly averageRating: number | null;
  readonly voteCount: number;
  readonly popularity: number;
  readonly studio: string | null;
  /** BCP 47. */
  readonly originalLanguage: string | null;
  /** In lower case. */
  readonly tags: readonly string[];
  readonly genres: readonly Genre[];
  /** None: it is available always and everywhere, or of an episode, wherever and while its series is. */
  readonly windows: readonly AvailabilityWindow[];
  /** Of an episode, the series that it is of. */
  readonly seriesId: string | null;
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
  /** Incremented with every change. */
  readonly version: number;
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
  readonly creditsStartSeconds: number | null;
  readonly maturityRating: string | null;
  readonly minimumAge: number;
  readonly requiredTier: PlanTier | null;
  readonly averageRating: number | null;
  readonly voteCount: number;
  readonly popularity: number;
  readonly studio: string | null;
  readonly originalLanguage: string | null;
  readonly tags: readonly string[];
  readonly genres: readonly Genre[];
  readonly windows: readonly AvailabilityWindow[];
  readonly seriesId: string | null;
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
  readonly version: number;

  constructor(readonly properties: TitleProperties) {
    this.id = properties.id;
    this.kind = properties.kind;
    this.status = properties.status;
    this.name = properties.name;
    this.synopsis = properties.synopsis;
    this.releaseDate = properties.releaseDate;
    this.releaseYear = properties.releaseYear;
    this.runtimeSeconds = properties.runtimeSeconds;
    this.runtimeIsEstimated = properties.runtimeIsEstimated;
    this.creditsStartSeconds = properties.creditsStartSeconds;
    this.maturityRating = properties.maturityRating;
    this.minimumAge = properties.minimumAge;
    this.requiredTier = properties.requiredTier;
    this.averageRating = properties.averageRating;
    this.voteCount = properties.voteCount;
    this.popularity = properties.popularity;
    this.studio = properties.studio;
    this.originalLanguage = properties.originalLanguage;
    this.tags = properties.tags;
    this.genres = properties.genres;
    this.windows = properties.windows;
    this.seriesId = properties.seriesId;
    this.seasonNumber = properties.seasonNumber;
    this.episodeNumber = properties.episodeNumber;
    this.version = properties.version;
  }

  get isPublished(): boolean {
    return this.status === 'PUBLISHED';
  }

  /** The youngest age, in years, that it is for by its own rating. */
  get ratedAge(): number {
    return minimumAgeOf(this.maturityRating);
  }

  /** Whether a profile with this limit, in years, may see it at all. */
  isSuitableFor(maturityLimit: number): boolean {
    return this.minimumAge <= maturityLimit;
  }

  /** Whether there is a time or a place at which it may not be seen. */
  get isRestricted(): boolean {
    return this.windows.length > 0;
  }

  /** @param region ISO 3166-1 alpha-2; null where it is not known */
  isAvailableIn(region: string | null, now: Date): boolean {
    return isAvailable(this.windows, region, now);
  }

  /** How long watching it takes, in seconds; null for what is not itself played. */
  abstract get playableSeconds(): number | null;

  /** What is missing before it can be published, or null. */
  protected abstract get missingToPublish(): string | null;

  /** @throws ConflictError when it lacks something */
  requirePublishable(): void {
    if (this.missingToPublish) throw new ConflictError(`Before it is published, ${this.missingToPublish}.`);
  }
}
