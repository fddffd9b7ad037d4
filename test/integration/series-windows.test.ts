import { expect, test } from 'vitest';
import * as catalog from '../support/catalog-operations.js';
import { createDatabaseBefore } from '../support/database-before.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { AddToWatchlist } from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { playerOf } from '../support/players.js';
import { Search } from '../support/search-operations.js';
import { createStory } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';
import { continuedBy, historyOf, watchlistOf } from '../support/watching.js';
import { createWindows, type TestWindow } from '../support/windows.js';

const HOUR = 3_600_000;
const MIGRATION = '20261130010000_windows_of_a_series_hold_for_its_episodes';
const options = { streaming: createTestStreaming(), trustedProxies: ['127.0.0.1'] } as const;
// Tokens outlast the windows, so that callers stay signed in.
const platform = await usePlatform({ ...options, accessTokenSeconds: 5 * 86_400 });
const story = createStory(platform);
const { client: editor } = await story.admin();
const { pool } = platform.engine.database;
const { window, open } = createWindows(platform, editor);

/** Different enough that none matches another with typing errors. */
const names = [
  'Quorvex',
  'Blimthar',
  'Skandrug',
  'Wopfenil',
  'Yuckmarsh',
  'Dravotin',
  'Hesperum',
  'Jolifant',
];

type Scene = Awaited<ReturnType<typeof scene>>;

/**
 * A published series with an episode, half of which a viewer had watched before it got windows; the series is on their
 * watchlist.
 */
async function scene(windows: { readonly series?: TestWindow[]; readonly episode?: TestWindow[] }) {
  const name = names.pop() ?? '';
  const wish = { name: `Series with ${name}`, maturityRating: 'TV-14' };
  const seriesId = (await editor.send(catalog.CreateSeries, { input: wish })).createSeries.id;
  await editor.send(catalog.PublishTitle, { id: seriesId });
  await editor.send(catalog.AddSeason, { input: { seriesId, number: 1 } });
  const place = { seriesId, seasonNumber: 1, episodeNumber: 1 };
  const details = { name, runtimeSeconds: 2_400, tags: [name.toLowerCase()] };
  const episodeId = (await editor.send(catalog.AddEpisode, { input: { ...place, ...details } })).addEpisode
    .id;
  await editor.send(catalog.PublishTitle, { id: episodeId });

  const { viewer, profile } = await story.subscribedViewer();
  await story.watch(viewer, profile.id, episodeId, 1_200);
  await viewer.client.send(AddToWatchlist, { input: { profileId: profile.id, titleId: episodeId } });
  await open(seriesId, ...(windows.series ?? []));
  await open(episodeId, ...(windows.episode ?? []));
  return { name, seriesId, episodeId, viewer, profile };
}

function watcherIn({ viewer, profile }: Scene, region: string | null, address = platform.address) {
  const headers: Record<string, string> = region === null ? {} : { 'x-region': region };
  return { viewer: { client: createGraphqlClient(address, viewer.accessToken, headers) }, profile, headers };
}

/**
 * Each way to an episode, and whether it is open. Filtering by the query and filtering afterwards are distinguished.
 */
async function waysTo(shown: Scene, region: string | null, address = platform.address) {
  const { name, seriesId, episodeId } = shown;
  const watcher = watcherIn(shown, region, address);
  const { client } = watcher.viewer;
  const isIt = ({ node }: { readonly node: { readonly id: string } }) => node.id === episodeId;

  const { title } = await client.send(catalog.OneTitle, { id: episodeId });
  const whole = (await client.send(catalog.WholeSeries, { id: seriesId, episodes: 5 })).title;
  const filter = { kind: 'EPISODE' as const, tag: name.toLowerCase() };
  const { titles } = await client.send(catalog.Browse, { filter });
  const { search } = await client.send(Search, { query: name, filter: { kind: 'EPISODE' } });
  const poster = await fetch(`${address}/artwork/${episodeId}/poster.svg`, { headers: watcher.headers });
  // A cache shared by viewers knows neither the country of each nor when the series closes.
  const keeper = (await isRestricted(episodeId)) ? 'private' : 'public';
  const keeping = poster.ok ? `${keeper}, max-age=60` : 'no-store';
  expect(poster.headers.get('cache-control')).toBe(keeping);
  return {
    'by its id': title !== null,
    'in its season':
      whole?.__typename === 'Series' && whole.seasons.some(({ episodes }) => episodes.edges.some(isIt)),
    'read for a list': titles.pageInfo.endCursor !== null,
    'in a list': titles.edges.some(isIt),
    'counted by search': search.totalCount > 0 || search.facets.kinds.length > 0,
    'found by search': search.edges.some(isIt),
    'gone on with': (await continuedBy(watcher)).some(([, playable]) => playable === episodeId),
    'in the history': (await historyOf(watcher)).some((entry) => entry.title?.id === episodeId),
    played: await isPlayed(watcher, episodeId),
    'as a picture': poster.ok,
  };
}

async function isRestricted(id: string) {
  return (await platform.engine.database.prisma.title.findUniqueOrThrow({ where: { id } })).isRestricted;
}

async function isPlayed({ viewer, profile }: ReturnType<typeof watcherIn>, titleId: string) {
  const started = playerOf(viewer).start({ titleId, profileId: profile.id });
  const sessionId = await started.then((playback) => playback.sessionId).catch(() => null);
  if (sessionId === null) expect(await failureOf(started)).toMatchObject({ code: 'NOT_FOUND' });
  else await playerOf(viewer).stop(sessionId);
  return sessionId !== null;
}

const WAYS = [
  'by its id',
  'in its season',
  'read for a list',
  'in a list',
  'counted by search',
  'found by search',
  'gone on with',
  'in the history',
  'played',
  'as a picture',
] as const;
const every = (isOpen: boolean) => Object.fromEntries(WAYS.map((way) => [way, isOpen]));
const ALL = every(true);
const NONE = every(false);

const isSeriesSeen = async (shown: Scene, region: string | null) => {
  const watcher = watcherIn(shown, region);
  const { title } = await watcher.viewer.client.send(catalog.OneTitle, { id: shown.seriesId });
  expect((await watchlistOf(watcher)).includes(shown.seriesId)).toBe(title !== null);
  return title !== null;
};

test('an episode of a series without windows is visible everywhere', async () => {
  expect(await waysTo(await scene({}), null)).toEqual(ALL);
});

test('an episode becomes available with its series', async () => {
  const shown = await scene({ series: [window(null, 2)] });
  expect(await waysTo(shown, 'DE')).toEqual(NONE);
  expect(await isSeriesSeen(shown, 'DE')).toBe(false);
  platform.clock.advance(3 * HOUR);
  expect(await waysTo(shown, 'DE')).toEqual(ALL);
  expect(await isSeriesSeen(shown, 'DE')).toBe(true);
});

test('an episode of a series limited to one country is visible in no other', async () => {
  const shown = await scene({ series: [window('DE'), window('FR', 5)] });
  expect(await waysTo(shown, 'DE')).toEqual(ALL);
  expect(await waysTo(shown, 'FR')).toEqual(NONE);
  expect(await waysTo(shown, 'US')).toEqual(NONE);
  expect(await waysTo(shown, null)).toEqual(NONE);
});

test('an edit of a series makes its episodes unavailable in every process, even during play, and available again', async () => {
  await using beside = await startPlatform({ ...options, role: 'api', beside: platform });
  const shown = await scene({ series: [window(null)] });
  const { seriesId, episodeId, profile } = shown;
  expect(await waysTo(shown, 'DE')).toEqual(ALL);
  expect(await waysTo(shown, 'DE', beside.address)).toEqual(ALL);
  const player = playerOf(watcherIn(shown, 'DE').viewer);
  const { sessionId } = await player.start({ titleId: episodeId, profileId: profile.id });

  await open(seriesId, window(null, -10, 5));
  expect(await failureOf(player.heartbeat(sessionId))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await waysTo(shown, 'DE')).toEqual(NONE);
  const elsewhere = () => waysTo(shown, 'DE', beside.address);
  expect(await eventually(elsewhere, (ways) => !ways['by its id'])).toEqual(NONE);

  await open(seriesId);
  expect(await waysTo(shown, 'DE')).toEqual(ALL);
  expect(await eventually(elsewhere, (ways) => ways['by its id'])).toEqual(ALL);
});

test('an existing episode gets the windows of its series', async () => {
  const shown = await scene({});
  expect(await waysTo(shown, 'US')).toEqual(ALL);
  await open(shown.seriesId, window('DE'));
  expect(await waysTo(shown, 'US')).toEqual(NONE);
  expect(await waysTo(shown, 'DE')).toEqual(ALL);
});

test('an episode with narrower windows than its series is visible only in these', async () => {
  const shown = await scene({ series: [window(null)], episode: [window('DE', 2)] });
  for (const region of ['DE', 'FR']) {
    expect(await waysTo(shown, region)).toEqual(NONE);
    expect(await isSeriesSeen(shown, region)).toBe(true);
  }
  platform.clock.advance(3 * HOUR);
  expect(await waysTo(shown, 'DE')).toEqual(ALL);
  expect(await waysTo(shown, 'FR')).toEqual(NONE);
  // The series itself has no windows any more, and the episode keeps its own.
  await open(shown.seriesId);
  expect(await waysTo(shown, 'DE')).toEqual(ALL);
  expect(await waysTo(shown, 'FR')).toEqual(NONE);
});

test('an episode is visible nowhere if its windows and those of its series do not overlap', async () => {
  const shown = await scene({ series: [window('DE')], episode: [window('FR'), window('DE', 30)] });
  for (const region of ['DE', 'FR', null]) expect(await waysTo(shown, region)).toEqual(NONE);
  platform.clock.advance(31 * HOUR);
  expect(await waysTo(shown, 'DE')).toEqual(NONE);
});

test('an edit of the windows of a series updates no episode', async () => {
  const { seriesId, episodeId } = await scene({ series: [window('DE')] });
  const rowOf = async (id: string) => {
    const { rows } = await pool.query<{ written: string }>(
      `SELECT title.xmin::text || ' ' || search.xmin::text AS written
       FROM titles AS title JOIN title_search AS search ON search.title_id = title.id WHERE title.id = $1`,
      [id],
    );
    return rows[0]?.written;
  };
  const before = await rowOf(episodeId);
  await open(seriesId, window('FR'));
  expect(await rowOf(episodeId)).toBe(before);
});

test('existing episodes are migrated to the windows of their series', async () => {
  await using database = await createDatabaseBefore(MIGRATION);
  const { client } = database;
  const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;
  for (const series of [1, 2]) {
    await client.query(`
      INSERT INTO titles (id, kind, status, name, source, source_id, created_at)
      VALUES ('${id(series)}', 'SERIES', 'PUBLISHED', 'A series', 'test', '${series}', now());
      INSERT INTO seasons (series_id, number, created_at) VALUES ('${id(series)}', 1, now());
      INSERT INTO titles (id, kind, status, name, series_id, season_number, episode_number, source, source_id, created_at)
      VALUES ('${id(series + 2)}', 'EPISODE', 'PUBLISHED', 'Part 1', '${id(series)}', 1, 1, 'test', '${series + 2}', now())`);
  }
  await client.query(`INSERT INTO availability_windows VALUES ('${id(9)}', '${id(1)}', NULL, now(), NULL)`);
  const restricted = async () => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM titles JOIN title_search AS search ON search.title_id = id AND search.is_restricted = titles.is_restricted
       WHERE titles.is_restricted ORDER BY id`,
    );
    return rows.map((row) => row.id);
  };
  expect(await restricted()).toEqual([id(1)]);
  await database.migrate();
  expect(await restricted()).toEqual([id(1), id(3)]);
  await client.query('DELETE FROM availability_windows');
  expect(await restricted()).toEqual([]);
});
