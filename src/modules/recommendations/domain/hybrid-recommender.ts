import { type Explanation, inWords, summaryOf } from './explanation.js';
import type { RecommendationStrategy } from './recommendation-strategy.js';
import type { ServingModel } from './serving-model.js';
import { eligibleTitles, type Taste } from './taste.js';
import { TopK } from './top-k.js';

export interface WeightedStrategy {
  readonly strategy: RecommendationStrategy;
  readonly weight: number;
}

/** A title for a profile, with the sum that put it there. */
export interface Recommendation {
  readonly titleId: string;
  /** From 0 to 1, where 1 is what every strategy would put first. */
  readonly score: number;
  /** From 1, the best. */
  readonly rank: number;
  readonly explanation: Explanation;
}

/** A strategy's scores for one profile and what they are multiplied with. */
interface Voice extends WeightedStrategy {
  readonly scores: Float64Array;
  /** Brings scores to 0..1: one over the greatest among the eligible. */
  readonly scale: number;
}

/**
 * Blends strategies: each one's scores are brought to 0..1 by its best eligible title, then added up by
 * weight. Strategies that know nothing about this profile fall silent and leave their weight to the
 * others. Titles are filtered before they are ranked, so that no page comes out short.
 *
 * @param limit the most titles to rank
 * @returns the best first; ties go to the more popular title
 */
export function recommend(
  model: ServingModel,
  taste: Taste,
  strategies: readonly WeightedStrategy[],
  limit: number,
): Recommendation[] {
  const mayShow = eligibleTitles(taste, model.titles);
  const eligible = model.titles.charts.mostPopular.filter((title) => mayShow[title] === 1);
  const voices = voicesOf(model, taste, strategies, eligible);
  const totals = new Float64Array(model.titles.size);
  for (const { weight, scale, scores } of voices) {
    for (const title of eligible) totals[title]! += weight * (scores[title]! * scale);
  }
  return best(eligible, totals, limit).map((title, position) => ({
    titleId: model.titles.ids[title]!,
    score: totals[title]!,
    rank: position + 1,
    explanation: explain(model, taste, voices, title),
  }));
}

function best(eligible: Uint32Array, totals: Float64Array, limit: number): number[] {
  const positions = new TopK(Math.min(limit, eligible.length));
  for (let position = 0; position < eligible.length; position += 1) {
    const total = totals[eligible[position]!]!;
    if (total > 0) positions.offer(position, total);
  }
  return Array.from(positions.drain(), (position) => eligible[position]!);
}

function voicesOf(
  model: ServingModel,
  taste: Taste,
  strategies: readonly WeightedStrategy[],
  eligible: Uint32Array,
): Voice[] {
  const heard = strategies.flatMap(({ strategy, weight }) => {
    const scores = strategy.score(taste, model);
    const greatest = greatestOf(scores, eligible);
    return greatest > 0 && weight > 0 ? [{ strategy, weight, scores, greatest }] : [];
  });
  const total = heard.reduce((sum, { weight }) => sum + weight, 0);
  return heard.map(({ strategy, weight, scores, greatest }) => ({
    strategy,
    weight: weight / total,
    scores,
    scale: 1 / greatest,
  }));
}

function greatestOf(scores: Float64Array, titles: Uint32Array): number {
  let greatest = 0;
  for (const title of titles) if (scores[title]! > greatest) greatest = scores[title]!;
  return greatest;
}

function explain(model: ServingModel, taste: Taste, voices: readonly Voice[], title: number): Explanation {
  const spoken = voices
    .filter(({ scores }) => scores[title]! > 0)
    .map(({ strategy, weight, scores, scale }) => {
      const rawScore = scores[title]! * scale;
      const reasons = strategy.explain(taste, model, title);
      return { strategy: strategy.name, weight, rawScore, weightedScore: weight * rawScore, reasons };
    })
    .toSorted((one, other) => other.weightedScore - one.weightedScore);

  return {
    summary: summaryOf(spoken[0]?.reasons ?? []),
    contributions: spoken.map(({ strategy, weight, rawScore, weightedScore, reasons }) => ({
      strategy,
      weight,
      rawScore,
      weightedScore,
      because: reasons.map(inWords),
    })),
  };
}
