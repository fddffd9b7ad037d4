import { describe, expect, it, test } from 'vitest';
import type { NeighbourLists } from '../domain/neighbour-lists.js';
import { rankByPlan } from '../domain/recommendation-plans.js';
import { type Feedback, FeedbackBuilder } from './feedback.js';
import { learnModel, servingModelOf } from './learn-model.js';
import { validationCuts } from './splits.js';
import { tasteOf } from './training-model.js';

const DAY_SECONDS = 86_400;
const CAMP_TITLES = 10;
const NO_FACTS = new Map<number, never>();

type Row = readonly [viewer: number, title: number, day: number];

function feedbackOf(rows: readonly Row[]): Feedback {
  const builder = new FeedbackBuilder();
  for (const [viewer, title, day] of rows) builder.add(viewer, title, day * DAY_SECONDS);
  return builder.build();
}

/** Two groups of viewers, of the first ten titles and of the next ten, who each like half of these, one a day. */
function twoCamps(viewers: number): Row[] {
  return Array.from({ length: viewers }, (_none, viewer) =>
    Array.from({ length: CAMP_TITLES / 2 }, (_title, place): Row => {
      const camp = (viewer % 2) * CAMP_TITLES;
      return [viewer, camp + ((viewer + place * 3) % CAMP_TITLES), 1 + viewer * 2 + place * 7];
    }),
  ).flat();
}

function learn(rows: readonly Row[]) {
  const learned = learnModel(feedbackOf(rows), NO_FACTS, validationCuts);
  return { learned, model: servingModelOf(learned, NO_FACTS) };
}

const neighboursOf = ({ offsets, neighbours }: NeighbourLists, title: number) => [
  ...neighbours.subarray(offsets[title], offsets[title + 1]),
];

describe('a model', () => {
  it('is bit for bit equal for the same feedback', () => {
    const rows = twoCamps(40);
    expect(learn(rows)).toEqual(learn(rows));
  });

  it('learns related titles, and the most predictive strategy', () => {
    const { learned, model } = learn(twoCamps(60));
    for (let title = 0; title < CAMP_TITLES; title += 1) {
      expect(neighboursOf(model.neighbours, title).filter((other) => other >= CAMP_TITLES)).toEqual([]);
    }
    const strongest = learned.strategyWeights[0]?.weights.toSorted(
      (one, other) => other.weight - one.weight,
    )[0];
    expect(strongest?.strategy).toBe('COLLABORATIVE');
  });

  it('is hardly changed by a viewer who watches everything', () => {
    const bot = Array.from({ length: 2 * CAMP_TITLES }, (_none, title): Row => [1_000, title, 50]);
    const { model } = learn([...twoCamps(60), ...bot]);
    for (let title = 0; title < 2 * CAMP_TITLES; title += 1) {
      const camp = Math.floor(title / CAMP_TITLES);
      const own = neighboursOf(model.neighbours, title).map((other) => Math.floor(other / CAMP_TITLES));
      expect(own.every((other) => other === camp)).toBe(true);
    }
  });
});

describe('a viewer of a training set', () => {
  const weightsOf = (day: number) => {
    const { learned, model } = learn([0, 1, 2].map((title): Row => [1, title, day * (title + 1)]));
    return tasteOf(learned.training, 0, model.titles).watched;
  };

  it('has the greatest weight for the latest title', () => {
    expect(weightsOf(1).map(({ title }) => title)).toEqual([2, 1, 0]);
    expect(weightsOf(1).map(({ weight }) => weight)).toEqual([1, 2 ** -0.6, 3 ** -0.6]);
  });

  it('has equal weights without times', () => {
    expect(weightsOf(0).map(({ weight }) => weight)).toEqual([1, 1, 1]);
  });
});

test.each<[string, readonly Row[]]>([
  ['nothing', []],
  ['one viewer of one title', [[1, 1, 1]]],
  ['one viewer', [0, 1, 2, 3].map((title): Row => [1, title, title])],
  ['one title', [0, 1, 2, 3].map((viewer): Row => [viewer, 1, viewer])],
  [
    'the same from everybody',
    Array.from({ length: 60 }, (_none, at): Row => [at % 12, Math.floor(at / 12), at]),
  ],
  ['everything at one time', twoCamps(20).map(([viewer, title]): Row => [viewer, title, 1])],
  ['no times', twoCamps(20).map(([viewer, title]): Row => [viewer, title, 0])],
])('a model learned from %s can serve', (_name, rows) => {
  const { learned, model } = learn(rows);
  expect(
    model.neighbours.similarities.every((similarity) => similarity > 0 && Number.isFinite(similarity)),
  ).toBe(true);
  for (const { weights } of learned.strategyWeights) {
    expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  }
  const { training } = learned;
  for (let viewer = 0; viewer < training.matrix.viewers; viewer += 1) {
    const taste = tasteOf(training, viewer, model.titles);
    const { titles, rawScores } = rankByPlan(model, taste, 'HYBRID', 100);
    expect(titles.filter((title) => taste.known.has(title))).toEqual([]);
    expect(rawScores.flat().every((score) => score >= 0 && score <= 1)).toBe(true);
  }
});
