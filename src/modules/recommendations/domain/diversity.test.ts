import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diversified, USUAL_DIVERSITY } from './diversity.js';

const TITLES = 30;
const candidates = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: TITLES })
  .map((scores) => scores.toSorted((one, other) => other - one).map((score, title) => ({ title, score })));
/** Titles with the same remainder are alike. */
const alike = (one: number, other: number) => (one % 3 === other % 3 ? 1 : 0);

test('every title is chosen once, as many as are asked for, the one that suits best first', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 40 }), (scored, count) => {
      const chosen = diversified(scored, alike, count, USUAL_DIVERSITY);
      expect(chosen).toHaveLength(Math.min(count, scored.length));
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen[0]).toBe(0);
    }),
  );
});

test('where nothing is alike the order stays', () => {
  fc.assert(
    fc.property(candidates, (scored) => {
      const order = scored.map(({ title }) => title);
      expect(diversified(scored, () => 0, scored.length, USUAL_DIVERSITY)).toEqual(order);
    }),
  );
});

test('of titles that suit about as well, those unlike the ones before come first', () => {
  const scored = [0, 3, 6, 1, 2].map((title, place) => ({ title, score: 1 - place / 100 }));
  expect(diversified(scored, alike, 5, USUAL_DIVERSITY)).toEqual([0, 1, 2, 3, 6]);
});

test('one that suits far better comes first although it is alike', () => {
  const scored = [
    { title: 0, score: 1 },
    { title: 3, score: 0.9 },
    { title: 1, score: 0.1 },
  ];
  expect(diversified(scored, alike, 3, USUAL_DIVERSITY)).toEqual([0, 3, 1]);
});

test('by how much they are unlike alone, or not at all, where that is asked for', () => {
  const scored = [0, 3, 6, 1, 2].map((title, place) => ({ title, score: 1 - place / 5 }));
  expect(diversified(scored, alike, 5, 1).slice(0, 3)).toEqual([0, 1, 2]);
  expect(diversified(scored, alike, 5, 0)).toEqual([0, 3, 6, 1, 2]);
});

test('nothing is chosen from nothing', () => {
  expect(diversified([], alike, 5, USUAL_DIVERSITY)).toEqual([]);
});
