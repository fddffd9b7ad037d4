import { type Explanation, inWords, summaryOf } from './explanation.js';
import { type Ranking, scoreAt } from './hybrid-recommender.js';
import { STRATEGIES } from './recommendation-strategies.js';
import type { ServingModel } from './serving-model.js';
import type { Taste } from './taste.js';

/** A title for a profile, with the sum that put it there. */
export interface Recommendation {
  readonly titleId: string;
  /** From 0 to 1, where 1 is what every strategy would put first. */
  readonly score: number;
  /** From 1, the best. */
  readonly rank: number;
  readonly explanation: Explanation;
}

/**
 * Explains a part of a ranking. That is most of the work of recommending, and is done for what is shown alone.
 *
 * @param model the one that the ranking was made with
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
  { voices, titles, rawScores }: Ranking,
  position: number,
): Explanation {
  const spoken = voices
    .map(({ strategy, weight }, voice) => {
      const rawScore = rawScores[position]![voice]!;
      return { strategy, weight, rawScore, weightedScore: weight * rawScore };
    })
    .filter(({ rawScore }) => rawScore > 0)
    .map((part) => ({
      ...part,
      reasons: STRATEGIES[part.strategy].explain(taste, model, titles[position]!),
    }))
    .toSorted((one, other) => other.weightedScore - one.weightedScore);

  return {
    summary: summaryOf(spoken[0]?.reasons ?? []),
    contributions: spoken.map(({ reasons, ...part }) => ({ ...part, because: reasons.map(inWords) })),
  };
}
