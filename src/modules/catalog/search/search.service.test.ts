import { expect, it } from 'vitest';
import type { Candidate, UnderstoodQuery } from './search.repository.js';
import { createSearchService } from './search.service.js';

const candidate = (id: string, name: string): Candidate => ({
  id,
  kind: 'MOVIE',
  name,
  people: '',
  releaseYear: null,
  popularity: 0,
  genreIds: [],
});
const known = (word: string) => ({ word, isKnown: true, isBeginning: false, similar: [], split: null });
const audience = { maturityLimit: 18, region: null, now: new Date(0) };

it('sorts results of equal rank by id, for stable pages', async () => {
  const understood: UnderstoodQuery = { folded: 'north south', words: [known('north'), known('south')] };
  const attempts = [[candidate('1', 'north')], [candidate('2', 'south')]];
  const service = createSearchService({
    understand: async () => understood,
    candidates: async () => attempts.shift() ?? [],
  });
  const { titles } = await service.search({ query: 'north south', filter: {}, audience });
  expect(titles.map(({ candidate: { id } }) => id)).toEqual(['2', '1']);
  expect(new Set(titles.map(({ score }) => score)).size).toBe(1);
});
