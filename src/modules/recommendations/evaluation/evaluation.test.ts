import { describe, expect, it } from 'vitest';
import { FeedbackBuilder } from '../learning/feedback.js';
import { leaveLastOut } from '../learning/splits.js';
import { popularity, random } from './baselines.js';
import type { Contender } from './contender.js';
import { estimate, evaluate } from './evaluation.js';

/** Twelve viewers with three titles each; the last of viewer v is title 20 + v % 4. */
function createSplit() {
  const builder = new FeedbackBuilder();
  for (let viewer = 1; viewer <= 12; viewer += 1) {
    builder.add(viewer, viewer, 100);
    builder.add(viewer, 20 + ((viewer + 1) % 4), 200);
    builder.add(viewer, 20 + (viewer % 4), 300);
  }
  return leaveLastOut(builder.build());
}

/** Ranks the right answers first. */
const seer: Contender = {
  name: 'Seer',
  description: '',
  learn:
    ({ titleIds, viewerIds }) =>
    (viewer) =>
      Float64Array.from(titleIds, (id) => (id === 20 + (viewerIds[viewer]! % 4) ? 1 : 0)),
};

const absent: Contender = { ...popularity, name: 'Absent', cannotLearn: () => 'it is away' };
const settings = { seed: 1, facts: new Map(), onProgress: () => undefined };

describe('an evaluation', () => {
  it('gives a perfect model perfect results', () => {
    const { questions, results } = evaluate([createSplit()], [seer], settings);
    expect(questions).toBe(12);
    for (const { mean, low, high } of Object.values(results[0]!.metrics)) {
      expect([mean, low, high]).toEqual([1, 1, 1]);
    }
  });

  it('recommends no known titles', () => {
    const known: Contender = {
      ...seer,
      learn: ({ matrix }) => {
        return (viewer) => {
          const scores = new Float64Array(matrix.titles);
          const begin = matrix.viewerOffsets[viewer]!;
          for (const title of matrix.titlesByViewer.subarray(begin, matrix.viewerOffsets[viewer + 1])) {
            scores[title] = 1;
          }
          return scores;
        };
      },
    };
    const { results } = evaluate([createSplit()], [known], settings);
    expect(results[0]!.byHistory).toEqual([{ history: '1 to 9', questions: 12, ndcg: expect.any(Number) }]);
    expect(results[0]!.metrics['NDCG@10']!.mean).toBeLessThan(1);
  });

  it('is deterministic for a seed', () => {
    const run = (seed: number) => evaluate([createSplit()], [random(seed)], { ...settings, seed }).results;
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('reports models that could not take part', () => {
    const evaluation = evaluate([createSplit()], [popularity, absent], settings);
    expect(evaluation.results.map(({ name }) => name)).toEqual(['Popularity']);
    expect(evaluation.absent).toEqual([{ name: 'Absent', reason: 'it is away' }]);
  });

  it('reports its progress', () => {
    const seen: [number, number][] = [];
    evaluate([createSplit(), createSplit()], [popularity, seer], {
      ...settings,
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(seen).toEqual([[48, 48]]);
  });

  it('compares each model with the best of the others, question by question', () => {
    const { results } = evaluate([createSplit()], [seer, popularity, random(1)], settings);
    const [first, second, third] = results.map(({ beside }) => beside);
    expect([first?.name, second?.name, third?.name]).toEqual(['Popularity', 'Seer', 'Seer']);
    expect(first?.difference.mean).toBeCloseTo(-(second?.difference.mean ?? 0), 12);
    expect(first?.difference.mean).toBeGreaterThan(0);
    expect(evaluate([createSplit()], [seer], settings).results[0]?.beside).toBeNull();
  });

  it('reports the diversity of recommendations, if genres are known', () => {
    const titles = Array.from({ length: 30 }, (_none, title) => title);
    const diversityBy = (genreOf: (title: number) => number) => {
      const facts = new Map(
        titles.map((title) => [title, { genres: [genreOf(title)], people: [], tags: [], releasedAt: null }]),
      );
      return evaluate([createSplit()], [popularity], { ...settings, facts }).results[0]?.diversity;
    };
    expect(diversityBy(() => 7)).toBeCloseTo(0, 12);
    expect(diversityBy((title) => title)).toBeCloseTo(1, 12);
    expect(evaluate([createSplit()], [popularity], settings).results[0]?.diversity).toBeNull();
  });

  it('reports the popularity bias of recommendations', () => {
    const { results } = evaluate([createSplit()], [popularity, random(1)], settings);
    const [popular, chance] = results.map(({ popularityBias }) => popularityBias);
    expect(popular).toBeGreaterThan(chance ?? Infinity);
  });

  it('refuses an empty data set', () => {
    const builder = new FeedbackBuilder();
    builder.add(1, 1, 1);
    expect(() => evaluate([leaveLastOut(builder.build())], [popularity], settings)).toThrow(RangeError);
  });
});

describe('an estimate', () => {
  it('is within its interval, which narrows with more data', () => {
    const some = estimate(
      Float64Array.from({ length: 50 }, (_none, at) => at % 2),
      1,
    );
    const many = estimate(
      Float64Array.from({ length: 5_000 }, (_none, at) => at % 2),
      1,
    );
    for (const { mean, low, high } of [some, many]) {
      expect(low).toBeLessThan(mean);
      expect(high).toBeGreaterThan(mean);
    }
    // ± 1.96 √(0.25 / n)
    expect(some.high - some.low).toBeCloseTo(0.277, 1);
    expect(many.high - many.low).toBeCloseTo(0.0277, 2);
  });
});
