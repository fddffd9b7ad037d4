import type { ViewerScores } from '../domain/ease.js';
import { historyOf } from '../domain/interaction-matrix.js';
import { TopK } from '../domain/top-k.js';
import type { Contender } from './contenders.js';
import type { Feedback } from './feedback.js';
import { HISTORY_NAMES, historyName } from './histories.js';
import { meanOf } from './mean.js';
import { ndcgAt } from './metrics.js';
import type { Split } from './splits.js';
import { createTrainingSet, type Question, questionsOf, type TrainingSet } from './training-set.js';

export interface BlendOptions {
  readonly parts: readonly Contender[];
  /** Holds back parts of what is learned from, as something is asked for in the end. */
  readonly validate: (feedback: Feedback) => readonly Split[];
}

type Weights = readonly number[];

const LENGTH = 10;
const GAIN = ndcgAt(LENGTH);
const CANDIDATES = [0, 0.05, 0.1, 0.2, 0.5, 1, 2];
const ROUNDS = 2;

/**
 * Adds up what others say of each title. Each one's scores are divided by its best, and weighted by how well that did on parts
 * of the training that were held back, so that nothing is learned from what is asked in the end. From the best one alone, weights
 * are changed one after the other (coordinate ascent) where that helps by more than chance, first for everybody, then for each
 * length of history.
 */
export const blend = ({ parts, validate }: BlendOptions): Contender => ({
  name: 'Blend',
  description: parts.map(({ name }) => name).join(' + '),
  cannotLearn: (training) => parts.map((part) => part.cannotLearn?.(training) ?? null).find(Boolean) ?? null,
  learn(training) {
    const weights = chooseWeights(parts, validate(feedbackOf(training)));
    const models = parts.map((part) => part.learn(training));
    return (viewer) => {
      const known = historyOf(training.matrix, viewer);
      return blended(opinionsOf(models, viewer, known), weights(known.length));
    };
  },
});

/** A question with what each part says of every title. */
interface Case extends Question {
  readonly known: Uint32Array;
  readonly opinions: readonly Float64Array[];
}

/** @returns the weights for a length of history */
function chooseWeights(parts: readonly Contender[], splits: readonly Split[]): (titles: number) => Weights {
  const cases = splits.flatMap((split) => casesOf(parts, split));
  const alone = parts.map((_part, at) => parts.map((_other, place) => (place === at ? 1 : 0)));
  const best = alone.reduce((one, other) =>
    meanOf(gainsOf(cases, other)) > meanOf(gainsOf(cases, one)) ? other : one,
  );
  const usual = climb(cases, best);
  const chosen = new Map(
    HISTORY_NAMES.map((name) => [
      name,
      climb(
        cases.filter(({ known }) => historyName(known.length) === name),
        usual,
      ),
    ]),
  );
  return (titles) => chosen.get(historyName(titles)) ?? usual;
}

function casesOf(parts: readonly Contender[], split: Split): Case[] {
  const training = createTrainingSet(split.training);
  const models = parts.map((part) => part.learn(training));
  return questionsOf(split, training).map((question) => {
    const known = historyOf(training.matrix, question.viewer);
    return { ...question, known, opinions: opinionsOf(models, question.viewer, known) };
  });
}

function climb(cases: readonly Case[], start: Weights): Weights {
  let best = start;
  let gains = gainsOf(cases, best);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const part of start.keys()) {
      for (const weight of CANDIDATES) {
        const weights = best.with(part, weight);
        const reached = gainsOf(cases, weights);
        if (isBetter(reached, gains)) [best, gains] = [weights, reached];
      }
    }
  }
  return best;
}

/** Whether the mean is greater by more than the standard error of the differences. */
function isBetter(gains: Float64Array, others: Float64Array): boolean {
  const differences = gains.map((gain, at) => gain - others[at]!);
  const mean = meanOf(differences);
  const variance = meanOf(differences.map((difference) => (difference - mean) ** 2));
  return mean > Math.sqrt(variance / Math.max(1, differences.length - 1));
}

function gainsOf(cases: readonly Case[], weights: Weights): Float64Array {
  const best = new TopK(LENGTH);
  return Float64Array.from(cases, ({ known, relevant, opinions }) => {
    const scores = blended(opinions, weights);
    for (const title of known) scores[title] = Number.NEGATIVE_INFINITY;
    for (let title = 0; title < scores.length; title += 1) best.offer(title, scores[title]!);
    return GAIN.of(best.drain(), relevant);
  });
}

function blended(opinions: readonly Float64Array[], weights: Weights): Float64Array {
  const scores = new Float64Array(opinions[0]?.length ?? 0);
  for (const [part, opinion] of opinions.entries()) {
    const weight = weights[part]!;
    if (weight === 0) continue;
    for (let title = 0; title < scores.length; title += 1) scores[title]! += weight * opinion[title]!;
  }
  return scores;
}

/** Scores on one scale: 1 is the best title that the viewer does not know yet. Who has nothing to say, says nothing. */
function opinionsOf(models: readonly ViewerScores[], viewer: number, known: Uint32Array): Float64Array[] {
  const isKnown = new Set(known);
  return models.map((scoresOf) => {
    const scores = scoresOf(viewer);
    let greatest = 0;
    for (let title = 0; title < scores.length; title += 1) {
      if (scores[title]! > greatest && !isKnown.has(title)) greatest = scores[title]!;
    }
    return scores.map((score) => (greatest > 0 ? score / greatest : 0));
  });
}

function feedbackOf({ matrix, times, viewerIds, titleIds }: TrainingSet): Feedback {
  const viewers = new Uint32Array(matrix.interactions);
  for (let viewer = 0; viewer < matrix.viewers; viewer += 1) {
    viewers.fill(viewerIds[viewer]!, matrix.viewerOffsets[viewer], matrix.viewerOffsets[viewer + 1]);
  }
  return { viewers, titles: matrix.titlesByViewer.map((title) => titleIds[title]!), times };
}
