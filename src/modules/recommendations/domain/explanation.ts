import type { Reason, StrategyName } from './recommendation-strategy.js';

/** A reason, as a sentence. */
export interface Because {
  /** The title that the reason refers to, if any. */
  readonly titleId: string | null;
  readonly reason: string;
  /** Its share of the strategy's score, above 0 and at most 1. */
  readonly share: number;
}

/** The contribution of one strategy to a score. */
export interface Contribution {
  readonly strategy: StrategyName;
  /** This strategy's weight; those of all contributing strategies add up to at most 1. */
  readonly weight: number;
  /** From 0 to 1, where 1 is the title this strategy would put first for this profile. */
  readonly rawScore: number;
  /** Weight times raw score; the score is the sum over all contributions. */
  readonly weightedScore: number;
  readonly because: readonly Because[];
}

/** Why a title is recommended: the actual terms of its score, not an explanation generated afterwards. */
export interface Explanation {
  readonly summary: string;
  /** In descending order. */
  readonly contributions: readonly Contribution[];
}

const SUBJECTS_IN_SUMMARY = 2;

export function inWords({ kind, titleId, subject, share }: Reason): Because {
  const reasons: Record<Reason['kind'], string> = {
    WATCHED: `You watched ${subject}`,
    LIKED: `You liked ${subject}`,
    LISTED: `${subject} is on your watchlist`,
    FAVOURITE_GENRE: `You like ${subject}`,
    TRENDING: subject === '1' ? '1 view in the last year' : `${subject} views in the last year`,
    TRENDING_NEARBY: `${subject} views where you are, in the last year`,
    RELEASED: `Released in ${subject}`,
    POPULAR: 'Popular with everyone',
    UNEXPLORED: 'New, and watched by few so far',
  };
  return { titleId, reason: reasons[kind], share };
}

/** One sentence, from the reasons of the greatest contribution. */
export function summaryOf(reasons: readonly Reason[]): string {
  const kind = reasons[0]?.kind ?? 'POPULAR';
  const subjects = reasons
    .filter((reason) => reason.kind === kind)
    .slice(0, SUBJECTS_IN_SUMMARY)
    .map((reason) => reason.subject)
    .join(' and ');
  const summaries: Record<Reason['kind'], string> = {
    WATCHED: `Because you watched ${subjects}`,
    LIKED: `Because you liked ${subjects}`,
    LISTED: `From what is on your watchlist: ${subjects}`,
    FAVOURITE_GENRE: `Because you like ${subjects}`,
    TRENDING: 'Popular lately',
    TRENDING_NEARBY: 'Popular lately where you are',
    RELEASED: `Released in ${subjects}`,
    POPULAR: 'Popular with everyone',
    UNEXPLORED: 'New, and watched by few so far',
  };
  return summaries[kind];
}
