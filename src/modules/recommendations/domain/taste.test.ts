import { expect, test } from 'vitest';
import { aModel } from './model.fixture.js';
import { createTaste, ofLatestTitles } from './taste.js';

const { titles } = aModel({ titles: [{ genreIds: ['Drama'] }, {}] });
const preferences = { id: 'profile-1', maturityLimit: 13, favouriteGenreIds: ['Drama', 'gone'] };

test('weights decay by position in the history', () => {
  const interactions = [
    { titleId: 'title-0', weight: 1, feedback: 'WATCHED' as const },
    { titleId: 'title-1', weight: 0.8, feedback: 'LIKED' as const },
  ];
  const taste = createTaste({ interactions, knownTitleIds: [] }, preferences, titles);
  expect(taste.watched).toEqual([
    { title: 0, weight: 1, feedback: 'WATCHED' },
    { title: 1, weight: 0.8 * 2 ** -0.6, feedback: 'LIKED' },
  ]);
});

test('only the latest titles of a long history count, whatever the number of episodes', () => {
  const interactions = ['title-1', 'gone', 'title-1', 'title-0', 'title-1'].map((titleId, at) => ({
    titleId,
    weight: at,
    feedback: 'WATCHED' as const,
  }));
  const history = { interactions, knownTitleIds: ['title-0'] };
  const cut = ofLatestTitles(history, titles, 1);
  expect(cut.interactions.map(({ weight }) => weight)).toEqual([0, 2, 4]);
  expect(cut.knownTitleIds).toEqual(['title-0']);
});

test('titles and genres that were removed from the catalog are ignored', () => {
  const interactions = [{ titleId: 'gone', weight: 1, feedback: 'WATCHED' as const }];
  const taste = createTaste({ interactions, knownTitleIds: ['gone', 'title-1'] }, preferences, titles);
  expect(taste).toEqual({
    profileId: 'profile-1',
    watched: [],
    weights: new Map(),
    known: new Set([1]),
    favouriteGenres: [0],
    maturityLimit: 13,
    region: null,
    closed: new Set(),
  });
});

test('titles above the current maturity limit do not count, and are not recommended again', () => {
  const { titles: rated } = aModel({ titles: [{ minimumAge: 18 }, { minimumAge: 13 }] });
  const interactions = rated.ids.map((titleId) => ({ titleId, weight: 1, feedback: 'WATCHED' as const }));
  const taste = createTaste({ interactions, knownTitleIds: rated.ids }, preferences, rated);
  expect(taste.watched).toEqual([{ title: 1, weight: 1, feedback: 'WATCHED' }]);
  expect(taste.weights).toEqual(new Map([[1, 1]]));
  expect(taste.known).toEqual(new Set([0, 1]));
});

test('titles with weight 0 do not count', () => {
  const interactions = [{ titleId: 'title-0', weight: 0, feedback: 'WATCHED' as const }];
  const taste = createTaste({ interactions, knownTitleIds: ['title-0'] }, preferences, titles);
  expect(taste.watched).toEqual([]);
});
