import { expect, test } from 'vitest';
import * as catalog from '../support/catalog-operations.js';
import { createDatabaseBefore } from '../support/database-before.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { playerOf } from '../support/players.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { Search } from '../support/search-operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';
import { continuedBy, historyOf } from '../support/watching.js';

const platform = await usePlatform({ streaming: createTestStreaming() });
const story = createStory(platform);
const { client: editor } = await story.admin();

/** Different enough that none matches another with typing errors. */
const names = ['Quorvex', 'Blimthar', 'Skandrug', 'Wopfenil'];

/**
 * A published series with an episode for all ages, half of which was watched by an adult under a profile that becomes a
 * child's.
 */
async function scene(seriesRating: string) {
  const name = names.pop() ?? '';
  const series = { name: `Series with ${name}`, maturityRating: seriesRating };
  const seriesId = (await editor.send(catalog.CreateSeries, { input: series })).createSeries.id;
  await editor.send(catalog.PublishTitle, { id: seriesId });
  await editor.send(catalog.AddSeason, { input: { seriesId, number: 1 } });
  const place = { seriesId, seasonNumber: 1, episodeNumber: 1 };
  const details = { name, runtimeSeconds: 2_400, tags: [name.toLowerCase()], maturityRating: 'TV-Y' };
  const episodeId = (await editor.send(catalog.AddEpisode, { input: { ...place, ...details } })).addEpisode
    .id;
  await editor.send(catalog.PublishTitle, { id: episodeId });

  const { viewer, profile } = await story.subscribedViewer();
  await story.watch(viewer, profile.id, episodeId, 1_200);
  const opinion = { profileId: profile.id, titleId: episodeId, opinion: 'LIKE' as const };
  await viewer.client.send(operations.RateTitle, { input: opinion });
  await profilesOf(viewer).update({ id: profile.id, isKids: true });
  const tablet = await story.signIn(viewer);
  await profilesOf(tablet).bind(profile.id);
  const bound = await renewed(platform, tablet);
  return { name, seriesId, episodeId, viewer, bound, profileId: profile.id };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function rate(id: string, maturityRating: string) {
  const { title } = (await editor.send(catalog.TitleBehindTheScenes, { id })).admin;
  return editor.send(catalog.UpdateTitle, { input: { id, version: title?.version ?? 0, maturityRating } });
}

/** Each way to the episode, on a device of the account, and whether it is open. */
async function waysOf({ name, episodeId, viewer, bound, profileId }: Scene) {
  const { client } = viewer;
  const isIt = ({ node }: { readonly node: { readonly id: string } }) => node.id === episodeId;
  const isLet = async (work: Promise<unknown>) => {
    if (await work.then(() => true).catch(() => false)) return true;
    expect(await failureOf(work)).toMatchObject({ code: 'MATURITY_RESTRICTED' });
    return false;
  };
  const input = { profileId, titleId: episodeId };
  const kind = 'EPISODE' as const;
  const browse = { filter: { kind, tag: name.toLowerCase() } };
  const searched = { query: name, filter: { kind } };
  const history = await historyOf({ viewer, profile: { id: profileId } });
  const seen = (someone: Viewer, more: object) =>
    someone.client.send(catalog.OneTitle, { id: episodeId, ...more });
  return {
    'by its id': (await seen(viewer, { profileId })).title !== null,
    'by its id on a bound device': (await seen(bound, {})).title !== null,
    'in a list on a bound device': (await bound.client.send(catalog.Browse, browse)).titles.edges.some(isIt),
    'read for a list on a bound device':
      (await bound.client.send(catalog.Browse, browse)).titles.pageInfo.endCursor !== null,
    'found by search': (await client.send(Search, { ...searched, profileId })).search.totalCount > 0,
    'found by search on a bound device': (await bound.client.send(Search, searched)).search.totalCount > 0,
    'in the history': history.length > 0,
    'gone on with': (await continuedBy({ viewer, profile: { id: profileId } })).length > 0,
    rated: await isLet(client.send(operations.RateTitle, { input: { ...input, opinion: 'LIKE' } })),
    'put on the watchlist': await isLet(client.send(operations.AddToWatchlist, { input })),
    'reported by a player': await isLet(story.watch(viewer, profileId, episodeId, 1_300)),
    played: await isLet(
      playerOf(viewer)
        .start(input)
        .then(({ sessionId }) => playerOf(viewer).stop(sessionId)),
    ),
  };
}

const WAYS = [
  'by its id',
  'by its id on a bound device',
  'in a list on a bound device',
  'read for a list on a bound device',
  'found by search',
  'found by search on a bound device',
  'in the history',
  'gone on with',
  'rated',
  'put on the watchlist',
  'reported by a player',
  'played',
] as const;
const every = (isOpen: boolean) => Object.fromEntries(WAYS.map((way) => [way, isOpen]));

const ageOf = async (id: string) => (await story.visitor.send(catalog.OneTitle, { id })).title?.minimumAge;

test('an episode for all of a series for adults is hidden from children', async () => {
  const shown = await scene('TV-MA');
  expect(await waysOf(shown)).toEqual(every(false));
  expect(await ageOf(shown.episodeId)).toBe(17);
});

test('an episode for all of a series for all is visible to children', async () => {
  const shown = await scene('TV-Y');
  expect(await waysOf(shown)).toEqual(every(true));
});

test('an edit of the rating of a series applies to its episodes at once', async () => {
  const shown = await scene('TV-Y');
  expect(await waysOf(shown)).toEqual(every(true));
  await rate(shown.seriesId, 'TV-MA');
  expect(await waysOf(shown)).toEqual(every(false));
  // An edit of the episode alone opens it no wider than its series.
  expect((await rate(shown.episodeId, 'TV-PG')).updateTitle.minimumAge).toBe(17);
  expect(await waysOf(shown)).toEqual(every(false));
  await rate(shown.seriesId, 'TV-PG');
  expect(await waysOf(shown)).toEqual(every(true));
  expect(await ageOf(shown.episodeId)).toBe(8);
  expect(await failureOf(rate(shown.seriesId, 'TV-Y'))).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('existing episodes are migrated', async () => {
  await using database = await createDatabaseBefore(
    '20261130090000_episodes_are_for_no_younger_than_their_series',
  );
  const { client } = database;
  const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;
  const place = "'PUBLISHED', 'A title', 'test', now()";
  await client.query(`
    INSERT INTO titles (id, kind, minimum_age, status, name, source, created_at, source_id)
    VALUES ('${id(1)}', 'SERIES', 17, ${place}, '1'), ('${id(2)}', 'MOVIE', 0, ${place}, '2');
    INSERT INTO seasons (series_id, number, created_at) VALUES ('${id(1)}', 0, now());
    INSERT INTO titles (id, kind, series_id, season_number, episode_number, minimum_age, status, name, source, created_at, source_id)
    VALUES ('${id(3)}', 'EPISODE', '${id(1)}', 0, 1, 0, ${place}, '3'), ('${id(4)}', 'EPISODE', '${id(1)}', 0, 2, 18, ${place}, '4')`);
  await database.migrate();
  const { rows } = await client.query<{ age: number }>(
    `SELECT title.minimum_age AS age FROM titles AS title
     JOIN title_search AS search ON search.title_id = id AND search.minimum_age = title.minimum_age ORDER BY id`,
  );
  expect(rows.map(({ age }) => age)).toEqual([17, 0, 17, 18]);
});
