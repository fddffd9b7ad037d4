import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { createCatalogMaker } from '../support/catalog-maker.js';
import * as catalog from '../support/catalog-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { readAllPages } from '../support/paging.js';
import { startPlatform } from '../support/platform.js';
import { Search } from '../support/search-operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

// Tokens outlast the windows, so that callers stay signed in.
const platform = await usePlatform({ accessTokenSeconds: 86_400 });
const story = createStory(platform);
const { client } = await story.admin();
const visitor = createGraphqlClient(platform.address);
const { prisma } = platform.engine.database;
const HOUR = 3_600_000;

const { movie, publishedMovie } = createCatalogMaker(client);
const seen = async (id: string) => (await visitor.send(catalog.OneTitle, { id })).title?.name ?? null;
const auditOf = (id: string) =>
  prisma.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });

describe('a title', () => {
  test('is created as an invisible draft, published and archived', async () => {
    const made = await movie('The Lifecycle');
    expect(made).toMatchObject({ kind: 'MOVIE', status: 'DRAFT', version: 1 });
    const { id } = made;
    expect(await seen(id)).toBeNull();
    expect((await client.send(catalog.TitleBehindTheScenes, { id })).admin.title).toMatchObject({
      status: 'DRAFT',
    });

    expect((await client.send(catalog.PublishTitle, { id })).publishTitle).toMatchObject({
      status: 'PUBLISHED',
      version: 2,
    });
    expect(await seen(id)).toBe('The Lifecycle');
    expect((await client.send(catalog.PublishTitle, { id })).publishTitle.version).toBe(2);

    expect((await client.send(catalog.ArchiveTitle, { id })).archiveTitle).toMatchObject({
      status: 'ARCHIVED',
      version: 3,
    });
    expect(await seen(id)).toBeNull();
    expect((await visitor.send(Search, { query: 'the lifecycle' })).search.edges).toEqual([]);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'catalog.title_created',
      'catalog.title_published',
      'catalog.title_archived',
    ]);
    const events = await prisma.outboxEvent.findMany({ where: { type: 'catalog.title_changed' } });
    const own = events.filter(({ payload }) => (payload as { titleId: string }).titleId === id);
    expect(own.map(({ payload }) => (payload as { change: string }).change).toSorted()).toEqual([
      'ARCHIVED',
      'CREATED',
      'PUBLISHED',
    ]);
  });

  test('changes only the given fields, and is audited with the editor', async () => {
    const genre = await prisma.genre.create({ data: { id: newId(), slug: 'noir', name: 'Noir' } });
    const { id, version } = await publishedMovie('Before', {
      synopsis: 'Kept.',
      tags: ['old'],
      studio: 'Gone',
    });
    const input = {
      id,
      version,
      name: 'After',
      studio: null,
      releaseDate: '1995-12-15',
      creditsStartSeconds: 5_800,
      tags: ['Heist', 'night '],
      genreIds: [genre.id],
      credits: [
        { name: 'Ada Holm', role: 'DIRECTOR' as const },
        { name: 'Bo Lind', role: 'ACTOR' as const },
      ],
    };
    expect((await client.send(catalog.UpdateTitle, { input })).updateTitle).toMatchObject({
      version: version + 1,
      name: 'After',
      synopsis: 'Kept.',
      releaseYear: 1995,
      minimumAge: 8,
      tags: ['heist', 'night'],
      creditsStartSeconds: 5_800,
      genres: [{ name: 'Noir' }],
      credits: [
        { name: 'Ada Holm', role: 'DIRECTOR' },
        { name: 'Bo Lind', role: 'ACTOR' },
      ],
    });
    expect(await seen(id)).toBe('After');
    const found = (await visitor.send(Search, { query: 'ada holm heist' })).search.edges;
    expect(found.map(({ node }) => node.id)).toEqual([id]);
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'catalog.title_updated',
      before: expect.objectContaining({ name: 'Before', studio: 'Gone' }),
      after: expect.objectContaining({ name: 'After', studio: null }),
    });
  });

  test('refuses an edit of an outdated version', async () => {
    const { id, version } = await publishedMovie('Contested');
    const edits = Array.from({ length: 8 }, (_, index) =>
      client.send(catalog.UpdateTitle, { input: { id, version, name: `Contested ${index}` } }),
    );
    const answers = await Promise.allSettled(edits);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const late = client.send(catalog.UpdateTitle, { input: { id, version, name: 'Too late' } });
    expect(await failureOf(late)).toMatchObject({ code: 'CONFLICT', currentVersion: version + 1 });
  });

  test.each<[field: string, wish: object]>([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(301) }],
    ['synopsis', { synopsis: 'x'.repeat(4_001) }],
    ['runtimeSeconds', { runtimeSeconds: 0 }],
    ['runtimeSeconds', { runtimeSeconds: 86_401 }],
    ['creditsStartSeconds', { runtimeSeconds: 100, creditsStartSeconds: 101 }],
    ['releaseDate', { releaseDate: '1492-10-12' }],
    ['maturityRating', { maturityRating: 'PG-99' }],
    ['maturityRating', { maturityRating: `PG${'-'.repeat(20)}13` }],
    ['originalLanguage', { originalLanguage: 'klingonese!' }],
    ['tags', { tags: ['same', 'Same'] }],
    ['tags', { tags: Array.from({ length: 31 }, (_, index) => `tag ${index}`) }],
    ['genreIds', { genreIds: ['nothing'] }],
    ['credits', { credits: [{ name: '', role: 'ACTOR' }] }],
    ['windows', { windows: [{ region: 'de', startsAt: '2026-01-01T00:00:00Z' }] }],
    ['windows', { windows: [{ startsAt: '2026-01-02T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' }] }],
    ['windows', { windows: [{ startsAt: '0000-01-01T00:00:00Z' }] }],
    ['windows', { windows: [{ startsAt: '9999-12-31T23:59:59-01:00' }] }],
    ['windows', { windows: [{ startsAt: '2026-01-01T00:00:00Z', endsAt: '9999-12-31T23:59:59-01:00' }] }],
  ])('with an invalid %s is refused: %j', async (field, wish) => {
    const before = await prisma.title.count();
    const call = client.send(catalog.CreateMovie, { input: { name: 'Impossible', ...wish } });
    expect(await failureOf(call)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
    expect(await prisma.title.count()).toBe(before);
  });

  test('is not published without a running time', async () => {
    const { id } = await movie('Endless', { runtimeSeconds: null });
    expect(await failureOf(client.send(catalog.PublishTitle, { id }))).toMatchObject({ code: 'CONFLICT' });
  });

  test('keeps what it needs for as long as it is published', async () => {
    const { id, version } = await publishedMovie('Timeless');
    const input = { id, version, runtimeSeconds: null };
    expect(await failureOf(client.send(catalog.UpdateTitle, { input }))).toMatchObject({ code: 'CONFLICT' });
    expect(await prisma.title.findUnique({ where: { id } })).toMatchObject({ version });
  });

  test('is up to date at once in every process after an edit', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const elsewhere = createGraphqlClient(beside.address);
    const { id, version } = await publishedMovie('Here and There');
    expect((await elsewhere.send(catalog.OneTitle, { id })).title?.name).toBe('Here and There');
    await client.send(catalog.UpdateTitle, { input: { id, version, name: 'Everywhere' } });
    const name = await eventually(
      async () => (await elsewhere.send(catalog.OneTitle, { id })).title?.name,
      (current) => current === 'Everywhere',
    );
    expect(name).toBe('Everywhere');
  });
});

describe('the artwork of a title', () => {
  const fetchPicture = (path: string) => fetch(platform.address + path);

  test('is served once it is published, with a URL that changes with the title', async () => {
    const { id, version } = await publishedMovie('A <Picture> & "More"');
    const { title } = await visitor.send(catalog.TitleArtwork, { id });
    const { pathname, search } = new URL(title?.artwork.posterUrl ?? '');
    const poster = await fetchPicture(pathname + search);
    expect(poster.headers.get('content-type')).toContain('image/svg+xml');
    expect(poster.headers.get('cache-control')).toContain('immutable');
    expect(await poster.text()).toContain('A &lt;Picture&gt; &amp; &quot;More&quot;');
    await client.send(catalog.UpdateTitle, { input: { id, version, name: 'Another' } });
    const after = await visitor.send(catalog.TitleArtwork, { id });
    expect(after.title?.artwork.posterUrl).not.toBe(title?.artwork.posterUrl);
    expect((await fetchPicture(pathname + search)).headers.get('cache-control')).toBe('public, max-age=60');
    expect((await fetchPicture(`/artwork/${id}/backdrop.svg`)).status).toBe(200);
  });

  test('is not served for drafts and unknown titles', async () => {
    const { id } = await movie('Unseen');
    for (const path of [
      `/artwork/${id}/poster.svg`,
      '/artwork/nothing/poster.svg',
      `/artwork/${newId()}/backdrop.svg`,
    ]) {
      expect((await fetchPicture(path)).status).toBe(404);
    }
  });
});

describe('a title with availability windows', () => {
  const windowsOf = (...regions: (string | null)[]) =>
    regions.map((region) => ({
      region,
      startsAt: new Date(platform.clock.now().getTime() - HOUR).toISOString(),
      endsAt: new Date(platform.clock.now().getTime() + HOUR).toISOString(),
    }));

  test('is visible in these regions and times only, by every path', async () => {
    await using abroad = await startPlatform({
      role: 'api',
      beside: platform,
      trustedProxies: ['127.0.0.1'],
    });
    const { id } = await publishedMovie('Zebra Crossing', { windows: windowsOf('DE', 'FR') });
    const paths = async (region: string | null) => {
      const from = createGraphqlClient(abroad.address, undefined, region ? { 'x-region': region } : {});
      const { title } = await from.send(catalog.OneTitle, { id });
      const { titles } = await from.send(catalog.Browse, { orderBy: 'NAME' });
      const { search } = await from.send(Search, { query: 'zebra crossing' });
      const headers: Record<string, string> = region ? { 'x-region': region } : {};
      const poster = await fetch(`${abroad.address}/artwork/${id}/poster.svg`, { headers });
      // A cache shared by viewers does not know the country of each.
      expect(poster.headers.get('cache-control')).toBe(poster.ok ? 'private, max-age=60' : 'no-store');
      return [
        poster.ok,
        title !== null,
        titles.edges.some(({ node }) => node.id === id),
        search.edges.some(({ node }) => node.id === id),
      ];
    };
    expect(await paths('DE')).toEqual([true, true, true, true]);
    expect(await paths('fr')).toEqual([true, true, true, true]);
    expect(await paths('US')).toEqual([false, false, false, false]);
    expect(await paths(null)).toEqual([false, false, false, false]);
    platform.clock.advance(2 * HOUR);
    expect(await paths('DE')).toEqual([false, false, false, false]);
  });

  test('accepts windows from the first to the last representable year', async () => {
    const windows = [{ startsAt: '0001-01-01T00:00:00.000Z', endsAt: '9999-12-31T23:59:59.000Z' }];
    const { id, version } = await publishedMovie('For Ever', { windows });
    expect(await seen(id)).toBe('For Ever');
    const { updateTitle } = await client.send(catalog.UpdateTitle, {
      input: { id, version, name: 'And Ever' },
    });
    expect(updateTitle.availability).toEqual([expect.objectContaining(windows[0])]);
  });

  test("lists its regions, and does not trust the client's claim of its region", async () => {
    const { id } = await publishedMovie('Home Only', { windows: windowsOf('DE') });
    const liar = createGraphqlClient(platform.address, undefined, { 'x-region': 'DE' });
    expect((await liar.send(catalog.OneTitle, { id })).title).toBeNull();
    const { version } = (await client.send(catalog.TitleBehindTheScenes, { id })).admin.title ?? {
      version: 0,
    };
    const { updateTitle } = await client.send(catalog.UpdateTitle, { input: { id, version, windows: [] } });
    expect(updateTitle.availability).toEqual([]);
    expect(await seen(id)).toBe('Home Only');
  });
});

test('unpublished titles are listed for editors', async () => {
  const { id } = await movie('In Work');
  const drafts = await readAllPages(async (after) => {
    const variables = { status: 'DRAFT' as const, first: 3, after: after ?? null };
    return (await client.send(catalog.TitlesBehindTheScenes, variables)).admin.titles;
  });
  expect(drafts[0]).toMatchObject({ id, name: 'In Work' });
  expect(drafts.every(({ status }) => status === 'DRAFT')).toBe(true);
});

describe('editors of the catalog', () => {
  const found = async (query: string, status: 'DRAFT' | null = null) => {
    const { titles } = (await client.send(catalog.TitlesBehindTheScenes, { query, status, first: 100 }))
      .admin;
    return titles.edges.map(({ node }) => node.name);
  };

  test('find titles, including drafts, by words of the name, newest first', async () => {
    await publishedMovie('The Lighthouse of Zürich');
    await movie('Lighthouses, unfinished');
    expect(await found('lighthouse')).toEqual(['Lighthouses, unfinished', 'The Lighthouse of Zürich']);
    expect(await found('zurich LIGHT')).toEqual(['The Lighthouse of Zürich']);
    expect(await found('lighthouse', 'DRAFT')).toEqual(['Lighthouses, unfinished']);
    expect(await found("light' & !house | (:*")).toEqual([]);
    expect(await found('!!!')).toEqual([]);
    const tooLong = client.send(catalog.TitlesBehindTheScenes, { query: 'x'.repeat(201), first: 1 });
    expect(await failureOf(tooLong)).toMatchObject({ fields: { query: expect.any(String) } });
  });

  test('paginate the titles found', async () => {
    for (let part = 1; part <= 5; part += 1) await movie(`Saga, part ${part}`);
    const pages = await readAllPages(
      async (after) =>
        (await client.send(catalog.TitlesBehindTheScenes, { query: 'saga', first: 2, after })).admin.titles,
    );
    expect(pages.map(({ name }) => name)).toEqual([5, 4, 3, 2, 1].map((part) => `Saga, part ${part}`));
  });

  test('see unpublished seasons and episodes, and rename seasons', async () => {
    const { id: seriesId } = (await client.send(catalog.CreateSeries, { input: { name: 'In work' } }))
      .createSeries;
    for (const number of [2, 1]) {
      await client.send(catalog.AddSeason, { input: { seriesId, number, name: `Part ${number}` } });
    }
    for (const episodeNumber of [2, 1]) {
      const input = { seriesId, seasonNumber: 1, episodeNumber, name: `Episode ${episodeNumber}` };
      await client.send(catalog.AddEpisode, { input });
    }
    await client.send(catalog.UpdateSeason, { input: { seriesId, number: 2, name: 'The End' } });
    const { seasons } = (await client.send(catalog.SeasonsBehindTheScenes, { seriesId })).admin;
    expect(seasons).toEqual([
      { number: 1, name: 'Part 1', episodeCount: 2 },
      { number: 2, name: 'The End', episodeCount: 0 },
    ]);
    const episodes = await readAllPages(
      async (after) =>
        (await client.send(catalog.EpisodesBehindTheScenes, { seriesId, seasonNumber: 1, first: 1, after }))
          .admin.episodes,
    );
    expect(episodes.map(({ name }) => name)).toEqual(['Episode 1', 'Episode 2']);
    const absent = client.send(catalog.UpdateSeason, { input: { seriesId, number: 3, name: 'None' } });
    expect(await failureOf(absent)).toMatchObject({ code: 'NOT_FOUND' });
    const beyond = client.send(catalog.UpdateSeason, { input: { seriesId, number: 40_000, name: 'None' } });
    expect(await failureOf(beyond)).toMatchObject({ fields: { number: expect.any(String) } });
    const input = { seriesId, number: 1, name: 'x'.repeat(121) };
    expect(await failureOf(client.send(catalog.UpdateSeason, { input }))).toMatchObject({
      fields: { name: expect.any(String) },
    });
  });
});
