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

test('titles with common viewers come first, then those with common genres by popularity', () => {
  const similar = similarTitles(model, 0, 4, everything);
  expect(similar.map(({ titleId, strategy }) => `${titleId} ${strategy}`)).toEqual([
    'title-1 COLLABORATIVE',
    'title-3 CONTENT',
    'title-2 CONTENT',
    'title-4 CONTENT',
  ]);
  expect(similar[1]?.similarity).toBeCloseTo(1, 9);
});

test('names the common genres of two titles', () => {
  const [first, second] = similarTitles(model, 0, 2, everything);
  expect(first?.sharedGenres).toEqual([]);
  expect(second?.sharedGenres.map(({ name }) => name)).toEqual(['Drama', 'War']);
});

test('ineligible titles are replaced by the next ones', () => {
  const similar = similarTitles(model, 0, 2, (title) => title !== 1 && title !== 3);
  expect(similar.map(({ titleId }) => titleId)).toEqual(['title-2', 'title-4']);
});
