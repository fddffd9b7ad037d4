import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { seedDemoCatalog } from '../support/demo-catalog.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { readAllPages } from '../support/paging.js';
import { Search } from '../support/search-operations.js';
import { SEARCH_QUERIES } from '../support/search-queries.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
await seedDemoCatalog(platform);
const client = createGraphqlClient(platform.address);
const story = createStory(platform);
const { prisma, pool } = platform.engine.database;

const LEAST_SHARE = 0.95;

async function firstThree(query: string): Promise<string[]> {
  const { search } = await client.send(Search, { query, first: 3 });
  return search.edges.map(({ node }) => node.name);
}

test('realistic queries find the intended title among the first three', async () => {
  const queries = Object.entries(SEARCH_QUERIES).flatMap(([kind, list]) =>
    list.map((query) => ({ kind, ...query })),
  );
  const missed: string[] = [];
  for (const { kind, query, expected } of queries) {
    const found = await firstThree(query);
    if (!expected.some((name) => found.includes(name))) {
      missed.push(`${kind}: "${query}" finds ${JSON.stringify(found)}, not ${expected[0]}`);
    }
  }
  const share = 1 - missed.length / queries.length;
  console.info(`${queries.length - missed.length} of ${queries.length} queries found`, missed);
  expect(queries.length).toBeGreaterThanOrEqual(100);
  expect(share).toBeGreaterThanOrEqual(LEAST_SHARE);
});

const namesOf = async (query: string, variables: object = {}) => {
  const { search } = await client.send(Search, { query, first: 100, ...variables });
  return search.edges.map(({ node }) => node.name);
};

const idsOf = async (query: string) => {
  const { search } = await client.send(Search, { query, first: 100 });
  return search.edges.map(({ node }) => node.id);
};

describe('a search', () => {
  test('shows excerpts with the matches', async () => {
    const { search } = await client.send(Search, { query: 'kubrik shin', first: 1 });
    expect(search.edges[0]).toMatchObject({
      node: { __typename: 'Movie', name: 'The Shining' },
      highlights: [
        {
          field: 'NAME',
          fragments: [
            { text: 'The ', isMatch: false },
            { text: 'Shin', isMatch: true },
            { text: 'ing', isMatch: false },
          ],
        },
        {
          field: 'PERSON',
          fragments: [
            { text: 'Stanley ', isMatch: false },
            { text: 'Kubrick', isMatch: true },
          ],
        },
      ],
    });
  });

  test('counts results by genre, kind and decade', async () => {
    const { search } = await client.send(Search, { query: 'harbour', first: 100 });
    const kinds = new Map(search.facets.kinds.map(({ kind, count }) => [kind, count]));
    expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBe(search.totalCount);
    expect(kinds.get('SERIES')).toBe(search.edges.filter(({ node }) => node.kind === 'SERIES').length);
    expect(search.facets.genres[0]?.count).toBeGreaterThan(0);
    expect(search.facets.decades.every(({ decade }) => decade % 10 === 0)).toBe(true);
  });

  test('can be filtered', async () => {
    const genres = await prisma.genre.findMany();
    const genreId = genres.find(({ name }) => name === 'Horror')?.id ?? '';
    const all = await client.send(Search, { query: 'night', first: 100 });
    const horror = await client.send(Search, { query: 'night', first: 100, filter: { genreId } });
    expect(horror.search.totalCount).toBeGreaterThan(0);
    expect(horror.search.totalCount).toBeLessThan(all.search.totalCount);
    expect(horror.search.facets.genres[0]?.genre.name).toBe('Horror');
    expect(await namesOf('king kong', { filter: { fromYear: 2000 } })).toEqual(['King Kong']);
    expect(await namesOf('king kong', { filter: { personId: 'nobody' } })).toEqual([]);
    expect(await namesOf('sea', { filter: { tag: 'slow burn', kind: 'SERIES' } })).toEqual([
      'Tidewater Station',
    ]);
  });

  test('is paginated without gaps or duplicates', async () => {
    const whole = await namesOf('the man');
    const paged = await readAllPages(async (after) => {
      const { search } = await client.send(Search, { query: 'the man', first: 7, after: after ?? null });
      return search;
    });
    expect(paged.slice(0, whole.length).map(({ name }) => name)).toEqual(whole);
    expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length);
    expect(paged.length).toBeGreaterThan(20);
  });

  test('finds no drafts and no archived titles', async () => {
    const [draft = '', film = ''] = await story.movies([
      { name: 'Xylophone Draft', status: 'DRAFT' },
      { name: 'Xylophone Premiere' },
    ]);
    expect(await namesOf('xylophone')).toEqual(['Xylophone Premiere']);
    await prisma.title.update({ where: { id: film }, data: { status: 'ARCHIVED' } });
    await prisma.title.update({
      where: { id: draft },
      data: { status: 'PUBLISHED', name: 'Xylophone Finale' },
    });
    expect(await namesOf('xylophone')).toEqual(['Xylophone Finale']);
    await prisma.title.delete({ where: { id: draft } });
    expect(await namesOf('xylophone')).toEqual([]);
  });

  test('finds titles by their current names and by people', async () => {
    const [id = ''] = await story.movies([{ name: 'Quokka Summer' }]);
    const person = await prisma.person.create({ data: { id: newId(), name: 'Wilhelmina Ångström' } });
    await prisma.titleCredit.create({
      data: { titleId: id, personId: person.id, role: 'DIRECTOR', position: 0 },
    });
    expect(await namesOf('angstrom')).toEqual(['Quokka Summer']);
    await prisma.person.update({ where: { id: person.id }, data: { name: 'Wilhelmina Zzyzx' } });
    await prisma.title.update({ where: { id }, data: { name: 'Wombat Winter' } });
    expect(await namesOf('angstrom')).toEqual([]);
    expect(await idsOf('wilhelmina zzyzx')).toEqual([id]);
    expect(await idsOf('wombat winter')).toContain(id);
    expect(await namesOf('quokka')).toEqual([]);
  });

  test('hides titles above the limit of a profile from every query', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const kid = await story.profileOf(viewer, { name: 'Kim', isKids: true, maturityLimit: 8 });
    await story.movies([
      { name: 'Yellow Yak', minimumAge: 17 },
      { name: 'Yellow Yurt', minimumAge: 7 },
    ]);
    const asked = async (profileId: string, query: string) => {
      const { search } = await viewer.client.send(Search, { query, profileId });
      return { names: search.edges.map(({ node }) => node.name), total: search.totalCount };
    };
    expect((await asked(profile.id, 'yellow y')).names).toEqual(
      expect.arrayContaining(['Yellow Yak', 'Yellow Yurt']),
    );
    expect(await asked(kid.id, 'yellow y')).toEqual({ names: ['Yellow Yurt'], total: 1 });
    expect((await asked(kid.id, 'yellow yak')).names).not.toContain('Yellow Yak');
    const stranger = await story.viewer();
    expect(
      await failureOf(stranger.client.send(Search, { query: 'yellow', profileId: kid.id })),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('limits queries, and treats every character as text', async () => {
    for (const tooLong of ['x'.repeat(201), '%'.repeat(10_000), 'x'.repeat(10_000)]) {
      expect(await failureOf(client.send(Search, { query: tooLong }))).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
    expect(await failureOf(client.send(Search, { query: 'x', first: 101 }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const before = await prisma.title.count();
    const attempts = [
      '',
      '   ',
      '%',
      '_',
      '%%%%',
      '%'.repeat(200),
      '%_'.repeat(100),
      "'",
      "''; DROP TABLE titles; --",
      "' | '",
      'a:*b',
      ':*',
      '!',
      '& |',
      '<->',
      '(',
      '\\',
      '*',
      '.*',
      '$1',
      'é'.repeat(200),
      '日本語',
      'Ё',
      '👽',
      '-'.repeat(200),
      'a '.repeat(100),
      'o\'brien\'s "quote"',
    ];
    for (const query of attempts) {
      const { search } = await client.send(Search, { query });
      expect(search.totalCount).toBeLessThanOrEqual(150);
    }
    expect(await prisma.title.count()).toBe(before);
    expect((await pool.query('SELECT 1 AS alive')).rows).toEqual([{ alive: 1 }]);
  });

  test('finds names in other scripts', async () => {
    await story.movies([{ name: '七人の侍' }, { name: 'Солярис' }]);
    expect(await namesOf('七人の侍')).toContain('七人の侍');
    expect(await namesOf('солярис')).toContain('Солярис');
  });
});
