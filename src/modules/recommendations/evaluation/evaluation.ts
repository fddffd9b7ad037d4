import { featureSimilarity } from '../domain/feature-vectors.js';
import { HISTORY_LENGTHS, historyNameOf } from '../domain/history-lengths.js';
import { historyOf } from '../domain/interaction-matrix.js';
import { meanOf } from '../domain/mean.js';
import { createRandomNumbers } from '../domain/random-numbers.js';
import { LONGEST_LIST, METRICS, ndcgAt } from '../domain/ranking-metrics.js';
import { TopK } from '../domain/top-k.js';
import type { Split } from '../learning/splits.js';
import { type FactsByTitle, titleIndexOf } from '../learning/training-model.js';
import { createTrainingSet, type Question, questionsOf, type TrainingSet } from '../learning/training-set.js';
import type { Contender } from './contender.js';

/** A mean over all questions, with its 95 % confidence interval. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The result of a contender. */
export interface Result {
  readonly name: string;
  readonly description: string;
  /** By name of metric. */
  readonly metrics: Readonly<Record<string, Estimate>>;
  /** Catalog coverage: the share of all titles recommended to anybody among the first ten. */
  readonly coverage: number;
  /** The difference in NDCG@10 to the best other contender, question by question; null if there is only one. */
  readonly beside: { readonly name: string; readonly difference: Estimate } | null;
  /** Diversity of the first ten: one minus the mean cosine between the genres of two; null without genres. */
  readonly diversity: number | null;
  /** The popularity of recommended titles, relative to the titles the viewer liked before. */
  readonly popularityBias: number;
  /** Novelty of recommended titles: the mean of -log₂ of the share of viewers who know them, in bits. */
  readonly novelty: number;
  /** NDCG@10 by length of history. */
  readonly byHistory: readonly {
    readonly history: string;
    readonly questions: number;
    readonly ndcg: number;
  }[];
}

/** The questions, and the results. */
export interface Evaluation {
  readonly questions: number;
  readonly viewers: number;
  readonly titles: number;
  readonly results: readonly Result[];
  /** Contenders that were left out, with the reason. */
  readonly absent: readonly { readonly name: string; readonly reason: string }[];
}

/** A question with a contender's recommendations. */
interface Answer extends Question {
  /** Best first. */
  readonly ranked: Uint32Array;
}

export interface EvaluationSettings {
  /** For the bootstrap samples. */
  readonly seed: number;
  /** Used to measure diversity, which is left out when this is empty. */
  readonly facts: FactsByTitle;
  /** Called from time to time with the number of answers so far, and of all. */
  readonly onProgress: (done: number, of: number) => void;
}

/** One contender's answers to the questions of one split. */
interface Answers {
  readonly training: TrainingSet;
  readonly answers: readonly Answer[];
}

const QUESTIONS_A_REPORT = 100;
const SAMPLES = 1_000;
const SHORT_LIST = 10;
/**
 * Has every contender rank all titles that a viewer does not know, for each viewer who came to like something:
 * candidates are not sampled. Contenders see only the training part of each split.
 * @throws RangeError when there are no questions
 */
export function evaluate(
  splits: readonly Split[],
  contenders: readonly Contender[],
  { seed, facts, onProgress }: EvaluationSettings,
): Evaluation {
  const asked = splits.map((split) => {
    const training = createTrainingSet(split.training);
    return { training, questions: questionsOf(split, training) };
  });
  const questions = asked.reduce((sum, each) => sum + each.questions.length, 0);
  if (questions === 0)
    throw new RangeError('There is nothing to evaluate: no viewer liked anything after the cut.');
  const absent = contenders.flatMap(({ name, cannotLearn }) => {
    const reason = asked.map(({ training }) => cannotLearn?.(training) ?? null).find((why) => why !== null);
    return reason ? [{ name, reason }] : [];
  });
  const present = contenders.filter(({ name }) => !absent.some((other) => other.name === name));
  const total = questions * present.length;
  let done = 0;
  const countAnswer = () => {
    done += 1;
    if (done % QUESTIONS_A_REPORT === 0 || done === total) onProgress(done, total);
  };

  const measured = present.map((contender) => {
    const answered = asked.map(({ training, questions: own }): Answers => {
      const scores = contender.learn(training);
      const answers = own.map((question) => {
        const answer = { ...question, ranked: rank(training, question, scores) };
        countAnswer();
        return answer;
      });
      return { training, answers };
    });
    return measure(contender, answered, { seed, facts });
  });
  const last = asked.at(-1)?.training.matrix;
  return {
    questions,
    viewers: last?.viewers ?? 0,
    titles: last?.titles ?? 0,
    results: compared(measured, seed),
    absent,
  };
}

function rank(
  { matrix }: TrainingSet,
  { viewer }: Question,
  scoresOf: (viewer: number) => Float64Array,
): Uint32Array {
  const known = new Set(historyOf(matrix, viewer));
  const best = new TopK(LONGEST_LIST);
  const scores = scoresOf(viewer);
  for (let title = 0; title < scores.length; title += 1) {
    if (!known.has(title)) best.offer(title, scores[title]!);
  }
  return best.drain();
}

/** A result before the comparison with others. */
interface Measured {
  readonly result: Omit<Result, 'beside'>;
  /** NDCG@10 of each question. */
  readonly gains: Float64Array;
}

function measure(
  { name, description }: Contender,
  answered: readonly Answers[],
  { seed, facts }: Pick<EvaluationSettings, 'seed' | 'facts'>,
): Measured {
  const answers = answered.flatMap((each) => each.answers);
  const valuesOf = ({ of }: (typeof METRICS)[number]) =>
    Float64Array.from(answers, ({ ranked, relevant }) => of(ranked, relevant));
  const metrics = Object.fromEntries(
    METRICS.map((metric) => [metric.name, estimate(valuesOf(metric), seed)]),
  );
  const result = {
    name,
    description,
    metrics,
    coverage: meanOf(answered.map(coverageOf)),
    diversity: facts.size === 0 ? null : meanOf(answered.flatMap((each) => diversitiesOf(each, facts))),
    popularityBias: meanOf(answered.flatMap(popularityBiasesOf)),
    novelty: meanOf(answered.flatMap(noveltiesOf)),
    byHistory: byHistory(answered),
  };
  return { result, gains: valuesOf(ndcgAt(SHORT_LIST)) };
}

function compared(measured: readonly Measured[], seed: number): Result[] {
  return measured.map(({ result, gains }) => {
    const others = measured.filter((other) => other.result !== result);
    const best = others.toSorted((one, other) => meanOf(other.gains) - meanOf(one.gains))[0];
    const beside = best && {
      name: best.result.name,
      difference: estimate(
        gains.map((gain, question) => gain - best.gains[question]!),
        seed,
      ),
    };
    return { ...result, beside: beside ?? null };
  });
}

function diversitiesOf({ training, answers }: Answers, facts: FactsByTitle): number[] {
  const { aspects } = titleIndexOf(training, facts);
  return answers.map(({ ranked }) => {
    const first = [...ranked.subarray(0, SHORT_LIST)];
    const pairs = first.flatMap((one, at) => first.slice(at + 1).map((other) => [one, other] as const));
    return 1 - meanOf(pairs.map(([one, other]) => featureSimilarity(aspects.genres, one, other)));
  });
}

function popularityBiasesOf({ training: { matrix }, answers }: Answers): number[] {
  const viewersOf = (title: number) => matrix.titleOffsets[title + 1]! - matrix.titleOffsets[title]!;
  const popularityOf = (titles: Uint32Array) => meanOf(Float64Array.from(titles, viewersOf));
  return answers.map(
    ({ viewer, ranked }) =>
      popularityOf(ranked.subarray(0, SHORT_LIST)) / popularityOf(historyOf(matrix, viewer)),
  );
}

function coverageOf({ training, answers }: Answers): number {
  const shown = new Set(answers.flatMap(({ ranked }) => [...ranked.subarray(0, SHORT_LIST)]));
  return shown.size / training.matrix.titles;
}

function noveltiesOf({ training: { matrix }, answers }: Answers): number[] {
  const { titleOffsets, viewers } = matrix;
  return answers.flatMap(({ ranked }) =>
    Array.from(ranked.subarray(0, SHORT_LIST), (title) =>
      Math.log2(viewers / (titleOffsets[title + 1]! - titleOffsets[title]!)),
    ),
  );
}

function byHistory(answered: readonly Answers[]): Result['byHistory'] {
  const [ndcg] = METRICS;
  const gains = new Map<string, number[]>();
  for (const { training, answers } of answered) {
    for (const { viewer, ranked, relevant } of answers) {
      const { length } = historyOf(training.matrix, viewer);
      const history = historyNameOf(length);
      const own = gains.get(history) ?? [];
      own.push(ndcg?.of(ranked, relevant) ?? 0);
      gains.set(history, own);
    }
  }
  return HISTORY_LENGTHS.flatMap(({ name: history }) => {
    const own = gains.get(history);
    return own ? [{ history, questions: own.length, ndcg: meanOf(own) }] : [];
  });
}

/** Bootstrap (Efron 1979): means of resampled values. */
export function estimate(values: Float64Array, seed: number): Estimate {
  const next = createRandomNumbers(seed);
  const means = Float64Array.from({ length: SAMPLES }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1) sum += values[Math.floor(next() * values.length)]!;
    return sum / values.length;
  }).toSorted();
  return { mean: meanOf(values), low: means[SAMPLES * 0.025]!, high: means[SAMPLES * 0.975 - 1]! };
}
