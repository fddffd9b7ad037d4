import { type Explanation, inWords, summaryOf } from './explanation.js';
import { type Ranking, scoreAt } from './hybrid-recommender.js';
import { STRATEGIES } from './recommendation-strategies.js';
import type { ServingModel } from './serving-model.js';
import type { Taste } from './taste.js';

/** A recommended title with the terms of its score. */
export interface Recommendation {
  readonly titleId: string;
  /** From 0 to 1, where 1 is a title that every strategy ranks first. */
  readonly score: number;
  /** From 1. */
  readonly rank: number;
  readonly explanation: Explanation;
}

/**
 * Explains a part of a ranking. That is most of the work of recommending, so it is done only for what is shown.
 * @param model the one that made the ranking
 * @param start the first position, from 0
 * @param end the position after the last
 */
export function explainRanking(
  model: ServingModel,
  taste: Taste,
  ranking: Ranking,
  start = 0,
  end = ranking.titles.length,
): Recommendation[] {
  return ranking.titles.slice(start, end).map((title, offset) => {
    const position = start + offset;
    return {
      titleId: model.titles.ids[title]!,
      score: scoreAt(ranking, position),
      rank: position + 1,
      explanation: explain(model, taste, ranking, position),
    };
  });
}

function explain(
  model: ServingModel,
  taste: Taste,
  { weights, titles, rawScores }: Ranking,
  position: number,
): Explanation {
  const contributions = weights
    .map(({ strategy, weight }, at) => {
      const rawScore = rawScores[position]![at]!;
      return { strategy, weight, rawScore, weightedScore: weight * rawScore };
    })
    .filter(({ rawScore }) => rawScore > 0)
    .map((part) => ({
      ...part,
      reasons: STRATEGIES[part.strategy].explain(taste, model, titles[position]!),
    }))
    .toSorted((one, other) => other.weightedScore - one.weightedScore);

  return {
    summary: summaryOf(contributions[0]?.reasons ?? []),
    contributions: contributions.map(({ reasons, ...part }) => ({ ...part, because: reasons.map(inWords) })),
  };
}
