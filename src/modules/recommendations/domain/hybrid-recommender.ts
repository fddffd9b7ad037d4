import { STRATEGIES } from './recommendation-strategies.js';
import type { ServingModel } from './serving-model.js';
import type { StrategyWeight } from './strategy-weights.js';
import { eligibleTitles, type Taste } from './taste.js';
import type { TitleCharts } from './title-charts.js';
import { TopK } from './top-k.js';

/**
 * Titles in their order for a profile, with the numbers that made it. Plain data, a tenth of what it explains:
 * at most 12 kB of JSON for 200 titles.
 */
export interface Ranking {
  /** Those that knew something about the profile; their weights add up to 1. */
  readonly voices: readonly StrategyWeight[];
  /** Best first, by their numbers in the model. */
  readonly titles: readonly number[];
  /** For each title in turn what each voice says: from 0 to 1, where 1 is the title it would put first. */
  readonly rawScores: readonly (readonly number[])[];
}

/** The score of the title at a position, from 0 to 1: what each voice says of it, by weight. */
export function scoreAt({ voices, rawScores }: Ranking, position: number): number {
  return voices.reduce((sum, { weight }, voice) => sum + weight * rawScores[position]![voice]!, 0);
}

/** What a voice thinks of every title. */
interface Opinion extends StrategyWeight {
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
export function rank(
  model: ServingModel,
  taste: Taste,
  voices: readonly StrategyWeight[],
  limit: number,
): Ranking {
  const eligible = eligibleTitles(taste, model.titles);
  const opinions = opinionsOf(model, taste, voices, eligible);
  const titles = best(model.titles.charts, totalsOf(opinions, eligible), limit);
  return {
    voices: opinions.map(({ strategy, weight }) => ({ strategy, weight })),
    titles,
    rawScores: titles.map((title) => opinions.map(({ scores, scale }) => stored(scores[title]! * scale))),
  };
}

/** What a blend of strategies says of each title, from 0 to 1; 0 for those that the profile may not see or knows. */
export function blendedScores(
  model: ServingModel,
  taste: Taste,
  voices: readonly StrategyWeight[],
): Float64Array {
  const eligible = eligibleTitles(taste, model.titles);
  return totalsOf(opinionsOf(model, taste, voices, eligible), eligible);
}

function totalsOf(opinions: readonly Opinion[], eligible: Uint8Array): Float64Array {
  const totals = new Float64Array(eligible.length);
  for (const { weight, scale, scores } of opinions) {
    for (let title = 0; title < totals.length; title += 1)
      totals[title]! += weight * (scores[title]! * scale);
  }
  for (let title = 0; title < totals.length; title += 1) totals[title]! *= eligible[title]!;
  return totals;
}

/** As a ranking holds it: with the digits that decide an order, which are fewer than those of a number in JSON. */
function stored(rawScore: number): number {
  return Number(rawScore.toPrecision(10));
}

/** Ties go to the more popular. */
function best({ mostPopular, popularityRanks }: TitleCharts, totals: Float64Array, limit: number): number[] {
  const ranks = new TopK(Math.min(limit, totals.length));
  for (let title = 0; title < totals.length; title += 1) {
    if (totals[title]! > 0) ranks.offer(popularityRanks[title]!, totals[title]!);
  }
  return Array.from(ranks.drain(), (place) => mostPopular[place]!);
}

function opinionsOf(
  model: ServingModel,
  taste: Taste,
  voices: readonly StrategyWeight[],
  eligible: Uint8Array,
): Opinion[] {
  const heard = voices.flatMap(({ strategy, weight }) => {
    const scores = STRATEGIES[strategy].score(taste, model);
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

function greatestOf(scores: Float64Array, eligible: Uint8Array): number {
  let greatest = 0;
  for (let title = 0; title < scores.length; title += 1) {
    if (eligible[title] === 1 && scores[title]! > greatest) greatest = scores[title]!;
  }
  return greatest;
}
