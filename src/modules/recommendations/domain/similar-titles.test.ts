import { expect, test } from 'vitest';
import { aModel } from './model.fixture.js';
import { similarTitles } from './similar-titles.js';

const model = aModel({
  titles: [
    { genreIds: ['Drama', 'War'] },
    { genreIds: ['Comedy'] },
    { genreIds: ['Drama', 'War'], popularity: 1 },
    { genreIds: ['Drama', 'War'], popularity: 2 },
    { genreIds: ['War'] },
  ],
  neighbours: [{ title: 0, neighbour: 1, similarity: 0.5 }],
});
const everything = () => true;

test('titles with the same viewers come first, then those of the same genres, the popular before others', () => {
  const similar = similarTitles(model, 0, 4, everything);
  expect(similar.map(({ titleId, strategy }) => `${titleId} ${strategy}`)).toEqual([
    'title-1 COLLABORATIVE',
    'title-3 CONTENT',
    'title-2 CONTENT',
    'title-4 CONTENT',
  ]);
  expect(similar[1]?.similarity).toBeCloseTo(1, 9);
});

test('names the genres that two titles share', () => {
  const [first, second] = similarTitles(model, 0, 2, everything);
  expect(first?.sharedGenres).toEqual([]);
  expect(second?.sharedGenres.map(({ name }) => name)).toEqual(['Drama', 'War']);
});

test('what is not eligible leaves its place to the next', () => {
  const similar = similarTitles(model, 0, 2, (title) => title !== 1 && title !== 3);
  expect(similar.map(({ titleId }) => titleId)).toEqual(['title-2', 'title-4']);
});
