import type { TitleIndex } from './title-index.js';

/** How a profile knows a title: it watched it, liked it without watching it here, or listed it. */
export type Feedback = 'WATCHED' | 'LIKED' | 'LISTED';

/** A watched, well-rated or listed title. */
export interface Interaction {
  readonly titleId: string;
  /** From 0; a finished or loved title weighs 1, see `FEEDBACK_WEIGHTS`. */
  readonly weight: number;
  readonly feedback: Feedback;
}

/** A profile's history, as far as recommendations use it. */
export interface ProfileHistory {
  /** The latest, newest first. */
  readonly interactions: readonly Interaction[];
  /** All titles that were started or rated, liked or not. They are not recommended again. */
  readonly knownTitleIds: readonly string[];
}

/** A profile's own settings. */
export interface ProfilePreferences {
  readonly id: string;
  readonly maturityLimit: number;
  readonly favouriteGenreIds: readonly string[];
}

/** A title in a profile's history, with its weight. */
export interface WatchedTitle {
  readonly title: number;
  readonly weight: number;
  readonly feedback: Feedback;
}

/** Where a profile watches from. */
export interface ViewingLocation {
  /** ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
  /** Titles that are not available there now. */
  readonly closed: ReadonlySet<number>;
}

/** A profile's taste, with titles by their numbers in an index. */
export interface Taste extends ViewingLocation {
  readonly profileId: string;
  /** Newest first. */
  readonly watched: readonly WatchedTitle[];
  /** The same by title. */
  readonly weights: ReadonlyMap<number, number>;
  readonly known: ReadonlySet<number>;
  readonly favouriteGenres: readonly number[];
  readonly maturityLimit: number;
}

const ANYWHERE: ViewingLocation = { region: null, closed: new Set() };

/**
 * How fast the weights of a history decay: the title before the latest counts two thirds, the tenth a quarter, the hundredth a
 * sixteenth. The power depends on the position rather than on time, so neither an evening of ten titles nor a year
 * without any changes the taste. On MovieLens, compared to no decay, it lifts NDCG@10 from 0.037 to 0.055
 * (leave-last-out) and from 0.12 to 0.19 (temporal).
 */
const DECAY = 0.6;

/**
 * Weights a history by recency, counted in titles.
 *
 * Titles above the profile's maturity limit are left out: the limit may have been lowered since they were watched,
 * and explanations name the titles they are based on.
 */
export function createTaste(
  history: ProfileHistory,
  preferences: ProfilePreferences,
  titles: TitleIndex,
  location = ANYWHERE,
): Taste {
  const watched = new Map<number, WatchedTitle>();
  for (const { titleId, weight, feedback } of history.interactions) {
    const title = titles.indexOf(titleId);
    if (title === undefined || weight === 0) continue;
    if (titles.minimumAges[title]! > preferences.maturityLimit) continue;
    // Episodes count as their series, with the greatest weight among them.
    const decayed = weight * (1 + watched.size) ** -DECAY;
    if (decayed > (watched.get(title)?.weight ?? 0)) watched.set(title, { title, weight: decayed, feedback });
  }
  return {
    profileId: preferences.id,
    watched: [...watched.values()],
    weights: new Map(Array.from(watched.values(), ({ title, weight }) => [title, weight])),
    known: new Set(titles.indicesOf(history.knownTitleIds)),
    favouriteGenres: titles.genresKnown(preferences.favouriteGenreIds),
    maturityLimit: preferences.maturityLimit,
    ...location,
  };
}

/** The latest titles of a history, however many episodes of each were watched. */
export function ofLatestTitles(history: ProfileHistory, titles: TitleIndex, most: number): ProfileHistory {
  const latest = new Set<number>();
  const interactions = history.interactions.filter(({ titleId }) => {
    const title = titles.indexOf(titleId);
    if (title === undefined || (latest.size === most && !latest.has(title))) return false;
    latest.add(title);
    return true;
  });
  return { ...history, interactions };
}

/**
 * The titles that may be recommended: unknown to the profile, within its maturity limit, and available where it
 * watches.
 * @returns 1 for each of them, 0 for the others
 */
export function eligibleTitles(taste: Taste, titles: TitleIndex): Uint8Array {
  const { minimumAges } = titles;
  const eligible = new Uint8Array(minimumAges.length);
  for (let title = 0; title < eligible.length; title += 1) {
    eligible[title] = minimumAges[title]! <= taste.maturityLimit ? 1 : 0;
  }
  for (const title of taste.known) eligible[title] = 0;
  for (const title of taste.closed) eligible[title] = 0;
  return eligible;
}
