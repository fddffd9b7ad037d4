import type { ServingModel } from './serving-model.js';
import type { Feedback, Taste, WatchedTitle } from './taste.js';
import { TopK } from './top-k.js';

/** Their weights are learned from how well they predict. */
export const PREDICTIVE_STRATEGIES = [
  'CONTENT',
  'COLLABORATIVE',
  'TRENDING',
  'FRESHNESS',
  'POPULARITY',
] as const;
/** Exploration predicts nothing: it gathers feedback. */
export type StrategyName = (typeof PREDICTIVE_STRATEGIES)[number] | 'EXPLORATION';

/** A reason behind a score. */
export interface Reason {
  readonly kind:
    | Feedback
    | 'FAVOURITE_GENRE'
    | 'TRENDING'
    | 'TRENDING_NEARBY'
    | 'RELEASED'
    | 'POPULAR'
    | 'UNEXPLORED';
  /** The title that the reason refers to, if any. */
  readonly titleId: string | null;
  /** The subject of the sentence: a title's or a genre's name, a number of views, or a year. */
  readonly subject: string;
  /** This reason's part of the strategy's score, above 0 and at most 1. */
  readonly share: number;
}

/** A way of scoring titles. */
export interface RecommendationStrategy {
  readonly name: StrategyName;
  /** A score of at least 0 for every title of the model, on the strategy's own scale; 0 means no score. */
  score(taste: Taste, model: ServingModel): Float64Array;
  /** The greatest parts of a title's score, at most `REASONS_SHOWN`. */
  explain(taste: Taste, model: ServingModel, title: number): Reason[];
}

const REASONS_SHOWN = 3;

/**
 * Turns the summands of a score into the reasons that are shown.
 * @param describe describes the part at a position; called only for those that are shown
 */
export function greatestReasons(
  parts: readonly number[],
  describe: (position: number) => Omit<Reason, 'share'>,
): Reason[] {
  const score = parts.reduce((sum, part) => sum + part, 0);
  const greatest = new TopK(Math.min(REASONS_SHOWN, parts.length));
  parts.forEach((part, position) => {
    if (part > 0) greatest.offer(position, part / score);
  });
  return Array.from(greatest.drain(), (position) => {
    const { kind, titleId, subject } = describe(position);
    return { kind, titleId, subject, share: parts[position]! / score };
  });
}

/** The profile watched a title, liked it, or added it to its watchlist. */
export function watchedReason(
  { titles }: ServingModel,
  { title, feedback }: WatchedTitle,
): Omit<Reason, 'share'> {
  const { id, name } = titles.titles[title]!;
  return { kind: feedback, titleId: id, subject: name };
}
