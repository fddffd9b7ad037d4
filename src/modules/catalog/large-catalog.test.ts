import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTitles } from '../../../test/support/large-catalog.js';
import { planOf } from '../../../test/support/query-plan.js';
import { standsApart } from '../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { shelfSearchQuery } from './editing/shelf-search.js';
import { candidateQuery, understandQuery } from './search/search.repository.postgres.js';
import type { TitleFilter, TitleOrder } from './title.repository.js';
import { titleListQuery } from './title-list.repository.postgres.js';
import { cursorOf } from './title-orderings.js';

standsApart({
  database:
    'it fills tables in statements that take longer than a pooler lets them, to see how they are read',
});

const TITLES = 50_000;
const FILL_TIMEOUT_MS = 300_000;

describe('a catalog of 50,000 titles', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    await addTitles(pool, 1, TITLES);
  }, FILL_TIMEOUT_MS);
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const audience = { maturityLimit: 13, region: 'DE', now: new Date() };
  const newest = { first: 20, after: null };
  const id = '00000000-0000-7000-8000-000000000001';

  it('is searched by editors with an index of words', async () => {
    const plan = await planOf(pool, shelfSearchQuery('night train', null, null, newest));
    expect(plan).toContain('titles_words_idx');
    expect(plan).not.toContain('Seq Scan on titles');
  });

  describe.each<[TitleOrder, string, string | number]>([
    ['POPULARITY', 'titles_by_popularity_idx', 4.2],
    ['NEWEST', 'titles_by_release_date_idx', '1990-06-01'],
    ['NAME', 'titles_by_name_idx', 'Mi'],
    ['RATING', 'titles_by_average_rating_idx', 7],
  ])('is listed by %s', (order, index, key) => {
    it('from an index, without sorting', async () => {
      const plan = await planOf(pool, titleListQuery({}, audience, order, newest));
      expect(plan).toContain(`using ${index}`);
      expect(plan).not.toMatch(/Seq Scan|Sort/u);
    });

    it('from the middle as fast as from the start', async () => {
      const page = { first: 20, after: cursorOf({ key, id }) };
      const plan = await planOf(pool, titleListQuery({}, audience, order, page));
      expect(plan).toContain(`using ${index}`);
      expect(plan).toMatch(/Index Cond: \(ROW\(/u);
      expect(plan).not.toMatch(/Seq Scan|Sort/u);
    });
  });

  it.each<[string, TitleFilter]>([
    ['a genre', { genreId: id }],
    ['a person', { personId: id }],
    ['a tag', { tag: 'tag 7' }],
    ['years', { fromYear: 1990, toYear: 1991 }],
    ['a rating', { minimumRating: 9.5 }],
    ['series', { kind: 'SERIES' }],
    ['a plan', { tier: 'BASIC' }],
  ])('is filtered by %s without a full scan', async (_name, filter) => {
    expect(await planOf(pool, titleListQuery(filter, audience, 'POPULARITY', newest))).not.toContain(
      'Seq Scan',
    );
  });

  it.each([
    ['a word', `('ceba')`],
    ['words', `('ceba') & ('seba' | 'zuba')`],
    ['half a word', `('gliso':*)`],
    ['a word of nothing', `('qqqq')`],
  ])('is searched for %s by indexes', async (_name, expression) => {
    const query = { expression, squashed: 'ceba', filter: {}, audience };
    const plan = await planOf(pool, candidateQuery(query));
    expect(plan).not.toContain('Seq Scan');
    expect(plan).toMatch(/title_search_document_idx|title_search_popularity_idx/u);
    expect(plan).toMatch(/title_search_squashed_idx|title_search_popularity_idx/u);
  });

  it('is searched for the beginning of names in the index alone', async () => {
    const query = { expression: null, squashed: 'glis', filter: {}, audience };
    const plan = await planOf(pool, candidateQuery(query));
    expect(plan).toContain('Index Only Scan using title_search_squashed_idx');
  });

  it('resolves the words of a query, and their typos, with indexes', async () => {
    const plan = await planOf(pool, understandQuery('glisofoce cbea brozu', true));
    expect(plan).not.toContain('Seq Scan');
    for (const index of ['search_words_word_idx', 'search_words_deletions_idx', 'search_words_similar_idx']) {
      expect(plan).toContain(index);
    }
  });
});
