import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import type { TitleOrder, TitlesQueryVariables } from '../generated/graphql.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { readAllPages } from '../support/paging.js';
import { createStory, type MovieWish } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { visitor } = story;

/** Titles that nobody may see yet. */
const unfinished = await story.movie({ name: 'Unfinished', genres: ['Secret'], status: 'DRAFT' });

/** Every kind of tie: equal names, popularities, days and ratings, and titles without these. */
const films = await story.movies([
  ...Array.from({ length: 24 }, (_, index) => ({
    name: ['Again', 'again', 'Zebra', 'Élan'][index % 4] ?? '',
    popularity: [0.1, 2 / 3, 7.3][index % 3] ?? 0,
    releaseDate: [null, '1999-12-31', '2010-06-15'][index % 3] ?? null,
    averageRating: [null, 6.1, 7.3, 8.999][index % 4] ?? null,
    genres: index % 2 === 0 ? ['Comedy'] : ['Comedy', 'Crime'],
  })),
  { name: 'For grown-ups', minimumAge: 18, genres: ['Horror'], popularity: 1 },
  { name: 'For teens', minimumAge: 13, genres: ['Horror'], popularity: 1 },
] satisfies MovieWish[]);

async function titles(variables: TitlesQueryVariables) {
  return (await visitor.send(operations.Titles, variables)).titles;
}

const readAll = (variables: TitlesQueryVariables) => readAllPages((after) => titles({ ...variables, after }));

const idsOf = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);

describe('the list of titles', () => {
  const orders: TitleOrder[] = ['POPULARITY', 'NAME', 'NEWEST', 'RATING'];

  test.each(orders)('by %s is paginated in any page size without gaps or duplicates', async (orderBy) => {
    const whole = idsOf(await readAll({ orderBy, first: 100 }));
    expect(whole.toSorted()).toEqual(films.toSorted());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: films.length + 1 }), async (first) => {
        expect(idsOf(await readAll({ orderBy, first }))).toEqual(whole);
      }),
      { numRuns: 4, examples: [[1], [films.length]] },
    );
  });

  test('is sorted by its ordering', async () => {
    const popularities = (await readAll({ orderBy: 'POPULARITY' })).map(({ popularity }) => popularity);
    expect(popularities).toEqual(popularities.toSorted((a, b) => b - a));

    const releases = (await readAll({ orderBy: 'NEWEST' })).map(({ releaseDate }) => releaseDate ?? '');
    expect(releases).toEqual(releases.toSorted().toReversed());

    const ratings = (await readAll({ orderBy: 'RATING' })).map(({ averageRating }) => averageRating ?? 0);
    expect(ratings).toEqual(ratings.toSorted((a, b) => b - a));
  });

  test('continues after the entry of a cursor', async () => {
    const { edges } = await titles({ first: 5 });
    const { edges: rest } = await titles({ first: 3, after: edges[1]?.cursor ?? '' });
    expect(rest).toEqual(edges.slice(2));
  });

  test('can be filtered by genre and year together', async () => {
    const { genres } = await visitor.send(operations.Genres);
    const genreId = genres.find(({ name }) => name === 'Crime')?.id ?? '';
    const found = await readAll({ filter: { genreId, fromYear: 1999, toYear: 2009 }, first: 2 });
    expect(found).toHaveLength(4);
    for (const { genres: own, releaseDate } of found) {
      expect(own).toContainEqual({ name: 'Crime' });
      expect(releaseDate).toBe('1999-12-31');
    }
  });

  test.each(['nonsense', newId()])('is empty for an unknown genre: %s', async (genreId) => {
    expect(await readAll({ filter: { genreId } })).toEqual([]);
  });

  test('treats null arguments like omitted ones', async () => {
    const nothing = { after: null, profileId: null, filter: { genreId: null, fromYear: null, toYear: null } };
    expect(await titles(nothing)).toEqual(await titles({}));
  });

  test('accepts any year, even ones that no title has', async () => {
    const everything = { fromYear: -2_147_483_648, toYear: 2_147_483_647 };
    expect((await titles({ filter: everything })).edges).not.toEqual([]);
    expect((await titles({ filter: { fromYear: 2_147_483_647 } })).edges).toEqual([]);
  });

  test.each([0, -1, 101])('refuses a page size of %i', async (first) => {
    expect(await failureOf(titles({ first }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { first: expect.any(String) },
    });
  });

  test('refuses foreign cursors', async () => {
    const { pageInfo } = await titles({ orderBy: 'NAME', first: 1 });
    const forged = (key: string) => Buffer.from(key).toString('base64url');
    const cursors = ['nonsense', '', forged('[1,"no id"]'), pageInfo.endCursor ?? ''];
    for (const after of cursors) {
      expect(await failureOf(titles({ orderBy: 'POPULARITY', after }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { after: expect.any(String) },
      });
    }
    const withNull = forged(JSON.stringify(['A\0', newId()]));
    expect(await failureOf(titles({ orderBy: 'NAME', after: withNull }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    for (const day of ['no day', '-100000-01-01', '2020-13-01', '2025-02-30', '0000-01-01']) {
      const after = forged(JSON.stringify([day, newId()]));
      expect(await failureOf(titles({ orderBy: 'NEWEST', after }))).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('one title', () => {
  test('has the fields of its kind', async () => {
    const id = await story.movie({ name: 'Metropolis', runtimeSeconds: 9_180, releaseDate: '1927-01-10' });
    const { title } = await visitor.send(operations.TitleById, { id });
    expect(title).toEqual({
      __typename: 'Movie',
      id,
      name: 'Metropolis',
      releaseDate: '1927-01-10',
      requiredTier: null,
      genres: [{ name: 'Drama' }],
      credits: [],
      runtimeSeconds: 9_180,
      studio: null,
    });
  });

  test.each(['nonsense', newId()])('with an unknown id is null: %s', async (id) => {
    expect(await visitor.send(operations.TitleById, { id })).toEqual({ title: null });
  });

  test('that is not published is null, and in no list', async () => {
    expect(await visitor.send(operations.TitleById, { id: unfinished })).toEqual({ title: null });
    expect(idsOf(await readAll({}))).not.toContain(unfinished);
  });
});

test('genres are sorted by name, with their number of titles', async () => {
  const { genres } = await visitor.send(operations.Genres);
  const counts = genres.map(({ name, titleCount }) => [name, titleCount]);
  expect(counts).toEqual(
    expect.arrayContaining([
      ['Comedy', 24],
      ['Crime', 12],
      ['Horror', 2],
      ['Secret', 0],
    ]),
  );
  expect(counts).toEqual(counts.toSorted(([a], [b]) => String(a).localeCompare(String(b))));
});

describe('titles above the limit of a profile are hidden', () => {
  test("from children's profiles, in lists and by id", async () => {
    const viewer = await story.viewer();
    const { id: profileId } = await story.profileOf(viewer, { name: 'Kid', isKids: true });
    const everything = await readAllPages(async (after) => {
      const variables = { profileId, first: 7, after };
      return (await viewer.client.send(operations.Titles, variables)).titles;
    });
    expect(everything.length).toBeGreaterThanOrEqual(24);
    for (const { minimumAge } of everything) expect(minimumAge).toBeLessThanOrEqual(12);

    for (const id of films.slice(-2)) {
      expect(await viewer.client.send(operations.TitleById, { id, profileId })).toEqual({ title: null });
      expect((await visitor.send(operations.TitleById, { id })).title).toMatchObject({ id });
    }
  });

  test('unless they are rated exactly at the limit', async () => {
    const viewer = await story.viewer();
    const { id: profileId } = await story.profileOf(viewer, { maturityLimit: 13 });
    const [grownUp = '', teen = ''] = films.slice(-2);
    expect((await viewer.client.send(operations.TitleById, { id: teen, profileId })).title).toMatchObject({
      id: teen,
    });
    expect(await viewer.client.send(operations.TitleById, { id: grownUp, profileId })).toEqual({
      title: null,
    });
  });
});
