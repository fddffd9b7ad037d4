import { ConflictError } from '../../../shared/domain-error.js';
import { minimumAgeOf } from '../../../shared/maturity-scale.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import { type AvailabilityWindow, isAvailable } from './availability.js';
import type { Genre } from './genre.js';

export type TitleKind = 'MOVIE' | 'SERIES' | 'EPISODE';
export type TitleStatus = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';

/** The stored properties of a title of any kind. */
export interface TitleProperties {
  readonly id: string;
  readonly kind: TitleKind;
  readonly status: TitleStatus;
  readonly name: string;
  readonly synopsis: string | null;
  /** A date, such as 1995-12-15. */
  readonly releaseDate: string | null;
  readonly releaseYear: number | null;
  readonly runtimeSeconds: number | null;
  /** Whether the running time is an estimate, because the source has none. */
  readonly runtimeIsEstimated: boolean;
  /** When the credits start, in seconds from the beginning. Reaching them completes the title. */
  readonly creditsStartSeconds: number | null;
  readonly maturityRating: string | null;
  /** The minimum age of viewers, in years; for an episode, at least that of its series. */
  readonly minimumAge: number;
  /** Null: free for everyone who is signed in. */
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
  /** Empty: it is available always and everywhere or, for an episode, wherever and while its series is. */
  readonly windows: readonly AvailabilityWindow[];
  /** The series of an episode; null for other titles. */
  readonly seriesId: string | null;
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
  /** Incremented with every change. */
  readonly version: number;
}

/** A title in the catalog: the common behaviour of its kinds, which extend it. */
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

  /** The minimum age of its own rating, in years. */
  get ratedAge(): number {
    return minimumAgeOf(this.maturityRating);
  }

  /** Whether a profile with this limit, in years, may see it. */
  isSuitableFor(maturityLimit: number): boolean {
    return this.minimumAge <= maturityLimit;
  }

  /** Whether it is unavailable at some time or in some region. */
  get isRestricted(): boolean {
    return this.windows.length > 0;
  }

  /** @param region ISO 3166-1 alpha-2; null if unknown */
  isAvailableIn(region: string | null, now: Date): boolean {
    return isAvailable(this.windows, region, now);
  }

  /** Its duration in seconds; null for titles that are not played themselves. */
  abstract get playableSeconds(): number | null;

  /** What is missing for publication, or null. */
  protected abstract get missingToPublish(): string | null;

  /** @throws ConflictError when something is missing */
  requirePublishable(): void {
    if (this.missingToPublish) throw new ConflictError(`Before it is published, ${this.missingToPublish}.`);
  }
}
