import { describe, expect, test } from 'vitest';
import { createCatalogMaker } from '../support/catalog-maker.js';
import * as catalog from '../support/catalog-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { readAllPages } from '../support/paging.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { client } = await story.admin();
const visitor = createGraphqlClient(platform.address);
const { movie, series, addEpisode } = createCatalogMaker(client);
const HOUR = 3_600_000;

const seen = async (id: string) => (await visitor.send(catalog.OneTitle, { id })).title?.name ?? null;

describe('a series', () => {
  test('has seasons and episodes in order, paginated', async () => {
    const { id, episodes } = await series('The Long Run', [3, 12]);
    const whole = await visitor.send(catalog.WholeSeries, { id, episodes: 5 });
    expect(whole.title).toMatchObject({
      __typename: 'Series',
      seasons: [
        { number: 1, episodeCount: 3 },
        { number: 2, episodeCount: 12 },
      ],
    });
    const nodes = await readAllPages(async (after) => {
      const { title } = await visitor.send(catalog.WholeSeries, { id, episodes: 5, after: after ?? null });
      const season = title?.__typename === 'Series' ? title.seasons[1] : undefined;
      return season?.episodes ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    });
    expect(nodes.map((node) => node.id)).toEqual(episodes.slice(3));
    expect(nodes[11]).toMatchObject({ seasonNumber: 2, episodeNumber: 12, series: { name: 'The Long Run' } });
  });

  test('has seasons that can be read individually', async () => {
    const { id, episodes } = await series('One At A Time', [3, 3]);
    const season = async (number: number, after?: string | null) => {
      const { title } = await visitor.send(catalog.OneSeason, { id, number, after: after ?? null });
      return title && 'season' in title ? title.season : null;
    };
    expect((await season(2))?.number).toBe(2);
    const nodes = await readAllPages(async (after) => {
      const { episodes: page } = (await season(2, after)) ?? {};
      return page ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    });
    expect(nodes.map((node) => node.id)).toEqual(episodes.slice(3));
    expect(await season(3)).toBeNull();
  });

  test('can be paginated to its end, even past a page of hidden episodes', async () => {
    const { id, episodes } = await series('Half Gone', [5]);
    const endsAt = new Date(platform.clock.now().getTime() - HOUR).toISOString();
    const windows = [{ region: null, startsAt: '2020-01-01T00:00:00.000Z', endsAt }];
    for (const episode of episodes.slice(0, 3)) {
      const { title } = (await client.send(catalog.TitleBehindTheScenes, { id: episode })).admin;
      const input = { id: episode, version: title?.version ?? 0, windows };
      await client.send(catalog.UpdateTitle, { input });
    }
    const nodes = await readAllPages(async (after) => {
      const { title } = await visitor.send(catalog.WholeSeries, { id, episodes: 2, after: after ?? null });
      const season = title?.__typename === 'Series' ? title.seasons[0] : undefined;
      return season?.episodes ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    });
    expect(nodes.map((node) => node.id)).toEqual(episodes.slice(3));
  });

  test('has each number once, however many concurrent additions', async () => {
    const { id } = await series('Numbered', [1]);
    const adding = await Promise.allSettled(Array.from({ length: 6 }, () => addEpisode(id, 1, 2)));
    expect(adding.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await failureOf(addEpisode(id, 1, 1))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(addEpisode(id, 7, 1))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(addEpisode(id, 1, 0))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await failureOf(addEpisode(id, 40_000, 1))).toMatchObject({ code: 'BAD_USER_INPUT' });
    const again = client.send(catalog.AddSeason, { input: { seriesId: id, number: 1 } });
    expect(await failureOf(again)).toMatchObject({ code: 'CONFLICT' });
    const { id: film } = await movie('No Series');
    const ofFilm = client.send(catalog.AddSeason, { input: { seriesId: film, number: 1 } });
    expect(await failureOf(ofFilm)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('can be changed and archived concurrently without a deadlock', async () => {
    const { id, episodes } = await series('Archived Meanwhile', [1]);
    const [episode = ''] = episodes;
    const { version } = (await client.send(catalog.TitleBehindTheScenes, { id: episode })).admin.title ?? {
      version: 0,
    };
    const { pool } = platform.engine.database;
    const waiting = async () => {
      const { rowCount } = await pool.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rowCount ?? 0;
    };
    const holder = await pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM titles WHERE id = $1 FOR UPDATE', [id]);
    const archiving = client.send(catalog.ArchiveTitle, { id });
    await eventually(waiting, (count) => count === 1);
    const refusal = failureOf(
      client.send(catalog.UpdateTitle, { input: { id: episode, version, name: 'Another' } }),
    );
    await eventually(waiting, (count) => count === 2);
    await holder.query('COMMIT');
    holder.release();
    expect((await archiving).archiveTitle.status).toBe('ARCHIVED');
    // It was changed with its series.
    expect(await refusal).toMatchObject({ code: 'CONFLICT' });
  });

  test('has the rating of its strictest episode', async () => {
    const { id } = await series('Rated', [1]);
    expect(await addEpisode(id, 1, 2)).toMatchObject({ maturityRating: 'TV-14' });
    expect(await failureOf(addEpisode(id, 1, 3, { maturityRating: 'TV-MA' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const { version } = (await client.send(catalog.TitleBehindTheScenes, { id })).admin.title ?? {
      version: 0,
    };
    const milder = client.send(catalog.UpdateTitle, { input: { id, version, maturityRating: 'TV-G' } });
    expect(await failureOf(milder)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { maturityRating: expect.any(String) },
    });
  });

  test('is archived with its episodes, and published before them', async () => {
    const {
      id,
      episodes: [first = ''],
    } = await series('Together', [2]);
    expect(await seen(first)).toBe('Part 1');
    await client.send(catalog.ArchiveTitle, { id });
    expect(await seen(first)).toBeNull();
    expect(await failureOf(client.send(catalog.PublishTitle, { id: first }))).toMatchObject({
      code: 'CONFLICT',
    });
    await client.send(catalog.PublishTitle, { id });
    await client.send(catalog.PublishTitle, { id: first });
    expect(await seen(first)).toBe('Part 1');
  });

  test('is listed with films, without its episodes', async () => {
    const { id, episodes } = await series('Browsed', [2]);
    const idsOf = async (filter: object) =>
      (
        await readAllPages(
          async (after) => (await visitor.send(catalog.Browse, { filter, after: after ?? null })).titles,
        )
      ).map((node) => node.id);
    expect(await idsOf({})).toContain(id);
    expect(await idsOf({})).not.toContain(episodes[0]);
    expect(await idsOf({ kind: 'SERIES' })).toContain(id);
    expect(await idsOf({ kind: 'MOVIE' })).not.toContain(id);
    expect(await idsOf({ kind: 'EPISODE' })).toEqual(expect.arrayContaining(episodes));
  });
});
