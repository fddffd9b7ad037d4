import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diversified, USUAL_DIVERSITY } from './diversity.js';

const TITLES = 30;
const candidates = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: TITLES })
  .map((scores) => scores.toSorted((one, other) => other - one).map((score, title) => ({ title, score })));
/** Titles with the same remainder are alike. */
const alike = (one: number, other: number) => (one % 3 === other % 3 ? 1 : 0);

test('chooses the requested number of distinct titles, the best score first', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 40 }), (scored, count) => {
      const chosen = diversified(scored, alike, count, USUAL_DIVERSITY);
      expect(chosen).toHaveLength(Math.min(count, scored.length));
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen[0]).toBe(0);
    }),
  );
});

test('keeps the order if no titles are similar', () => {
  fc.assert(
    fc.property(candidates, (scored) => {
      const order = scored.map(({ title }) => title);
      expect(diversified(scored, () => 0, scored.length, USUAL_DIVERSITY)).toEqual(order);
    }),
  );
});

test('of titles with close scores, those unlike the previous ones come first', () => {
  const scored = [0, 3, 6, 1, 2].map((title, place) => ({ title, score: 1 - place / 100 }));
  expect(diversified(scored, alike, 5, USUAL_DIVERSITY)).toEqual([0, 1, 2, 3, 6]);
});

test('a much higher score comes first despite similarity', () => {
  const scored = [
    { title: 0, score: 1 },
    { title: 3, score: 0.9 },
    { title: 1, score: 0.1 },
  ];
  expect(diversified(scored, alike, 3, USUAL_DIVERSITY)).toEqual([0, 3, 1]);
});

test('orders by dissimilarity alone, or by score alone, at the extremes of the parameter', () => {
  const scored = [0, 3, 6, 1, 2].map((title, place) => ({ title, score: 1 - place / 5 }));
  expect(diversified(scored, alike, 5, 1).slice(0, 3)).toEqual([0, 1, 2]);
  expect(diversified(scored, alike, 5, 0)).toEqual([0, 3, 6, 1, 2]);
});

test('chooses nothing from an empty list', () => {
  expect(diversified([], alike, 5, USUAL_DIVERSITY)).toEqual([]);
});
