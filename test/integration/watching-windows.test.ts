import { describe, expect, test } from 'vitest';
import { createCatalogMaker } from '../support/catalog-maker.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { playerOf } from '../support/players.js';
import { profilesOf } from '../support/profiles.js';
import { createStory, RUNTIME_SECONDS, type Viewer } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';
import { continuedBy, continueWatching, createReport, record, watchlistOf } from '../support/watching.js';
import { createWindows } from '../support/windows.js';

const HOUR = 3_600_000;
const options = { streaming: createTestStreaming(), trustedProxies: ['127.0.0.1'] } as const;
const platform = await usePlatform({ ...options, accessTokenSeconds: 5 * 86_400 });
const story = createStory(platform);
const report = createReport(platform);
const { client: editor } = await story.admin();
const { publishedMovie, series } = createCatalogMaker(editor);
const { window, open, clientIn } = createWindows(platform, editor);
const HALF = RUNTIME_SECONDS / 2;

/** A subscriber in a country. */
async function watcherIn(region: string | null) {
  const { viewer, profile } = await story.subscribedViewer();
  const inRegion: Viewer = { ...viewer, client: clientIn(region, viewer) };
  return { viewer: inRegion, profile, profileId: profile.id };
}

type Watcher = Awaited<ReturnType<typeof watcherIn>>;

const film = async () => (await publishedMovie('A film', { runtimeSeconds: RUNTIME_SECONDS })).id;
const like = ({ viewer, profileId }: Watcher, titleId: string) =>
  viewer.client.send(operations.RateTitle, { input: { profileId, titleId, opinion: 'LIKE' } });
const list = ({ viewer, profileId }: Watcher, titleId: string) =>
  viewer.client.send(operations.AddToWatchlist, { input: { profileId, titleId } });
const NOT_FOUND = { code: 'NOT_FOUND' };
const RESTRICTED = { code: 'MATURITY_RESTRICTED' };

describe('an unavailable title', () => {
  test('can be neither rated nor put on the watchlist until it is available', async () => {
    const here = await watcherIn('DE');
    const elsewhere = await watcherIn('FR');
    const { id: seriesId, episodes } = await series('Later and Elsewhere', [1]);
    const [episodeId = ''] = episodes;
    const filmId = await film();
    for (const id of [filmId, seriesId]) await open(id, window('DE', 2, 5));
    for (const titleId of [filmId, seriesId, episodeId]) {
      for (const watcher of [here, elsewhere]) {
        expect(await failureOf(like(watcher, titleId))).toMatchObject(NOT_FOUND);
        expect(await failureOf(list(watcher, titleId))).toMatchObject(NOT_FOUND);
      }
    }

    // Exactly at that instant.
    platform.clock.advance(2 * HOUR);
    for (const titleId of [filmId, seriesId, episodeId]) {
      expect((await like(here, titleId)).rateTitle).toMatchObject({ opinion: 'LIKE' });
      expect((await list(here, titleId)).addToWatchlist).not.toBeNull();
      expect(await failureOf(like(elsewhere, titleId))).toMatchObject(NOT_FOUND);
    }
    expect((await watchlistOf(here)).toSorted()).toEqual([filmId, seriesId].toSorted());

    // Ratings and list entries can be removed at any time.
    platform.clock.advance(5 * HOUR);
    expect(await failureOf(like(here, filmId))).toMatchObject(NOT_FOUND);
    const input = { profileId: here.profileId, titleId: filmId };
    expect(await here.viewer.client.send(operations.RemoveRating, { input })).toEqual({ removeRating: null });
    await here.viewer.client.send(operations.RemoveFromWatchlist, { input });
    await open(filmId);
    expect(await watchlistOf(here)).toEqual([]);
  });

  test('does not shorten pages of the watchlist', async () => {
    const watcher = await watcherIn('DE');
    const films = await story.movies([{}, {}, {}, {}]);
    for (const titleId of films) {
      platform.clock.advance(1_000);
      await list(watcher, titleId);
    }
    const [first = '', second = '', third = '', fourth = ''] = films;
    for (const id of [third, fourth]) await open(id, window('FR'));
    const { watchlist } = await watcher.viewer.client.send(operations.Watchlist, {
      profileId: watcher.profileId,
      first: 2,
    });
    expect(watchlist.edges.map(({ node }) => node.id)).toEqual([second, first]);
  });
});

describe('a position report', () => {
  test('is refused for a title that was unavailable at its time', async () => {
    const watcher = await watcherIn('DE');
    const [later, abroad, over] = [await film(), await film(), await film()];
    await open(later, window(null, 2));
    await open(abroad, window('FR'));
    await open(over, window(null, -10, 5));
    for (const titleId of [later, abroad, over]) {
      expect(await failureOf(record(watcher, report(titleId, HALF, 0)))).toMatchObject(NOT_FOUND);
    }
    // Nobody has watched anything in the future.
    expect(await failureOf(record(watcher, report(later, HALF, -3 * 3_600)))).toMatchObject(NOT_FOUND);
    // It was open six hours ago.
    expect(await record(watcher, report(over, HALF, 6 * 3_600))).toMatchObject([{ positionSeconds: HALF }]);
  });

  test('is accepted for playback that continued after the end of the window', async () => {
    const watcher = await watcherIn('DE');
    const [reported, unreported] = [await film(), await film()];
    for (const id of [reported, unreported]) await open(id, window(null, -1, 2));
    await record(watcher, report(reported, HALF, 0));
    platform.clock.advance(2 * HOUR);
    // Playback that started within the window is known from earlier reports, or from the same call.
    expect(await record(watcher, report(reported, HALF + 100, 0))).toMatchObject([
      { positionSeconds: HALF + 100 },
    ]);
    const [beginning, end] = [report(unreported, HALF, 2 * 3_600), report(unreported, HALF + 100, 0)];
    expect(await failureOf(record(watcher, end))).toMatchObject(NOT_FOUND);
    expect(await record(watcher, end, beginning)).toMatchObject([{ positionSeconds: HALF + 100 }]);
  });

  test.each([
    ['a window that closes', NOT_FOUND],
    ['an age that is lowered', RESTRICTED],
  ])('is kept if its stream is ended by %s, and if it is stopped afterwards', async (why, refusal) => {
    const watcher = await watcherIn('DE');
    const [beating, stopping] = [await film(), await film()];
    const player = playerOf(watcher.viewer);
    const streams = await Promise.all(
      [beating, stopping].map((titleId) => player.start({ titleId, profileId: watcher.profileId })),
    );
    const [{ sessionId: beats } = { sessionId: '' }, { sessionId: stops } = { sessionId: '' }] = streams;
    const byWindow = refusal === NOT_FOUND;
    if (byWindow) for (const id of [beating, stopping]) await open(id, window(null, -2, 1));
    else await profilesOf(watcher.viewer).update({ id: watcher.profileId, maturityLimit: 6 });

    expect([why, await failureOf(player.heartbeat(beats, HALF))]).toMatchObject([why, refusal]);
    await player.stop(stops, HALF + 100);
    expect(await player.playing()).toEqual([]);
    expect(await continueWatching(watcher)).toEqual([]);

    if (byWindow) for (const id of [beating, stopping]) await open(id);
    else await profilesOf(watcher.viewer).update({ id: watcher.profileId, maturityLimit: 18 });
    const begun = await continueWatching(watcher);
    const positions = new Map(begun.map(({ title, progress }) => [title?.id, progress?.positionSeconds]));
    expect(positions).toEqual(
      new Map([
        [beating, HALF],
        [stopping, HALF + 100],
      ]),
    );
  });
});

describe('Continue Watching', () => {
  const finish = (watcher: Watcher, titleId: string) => record(watcher, report(titleId, 2_400, 0));

  test('offers an episode from the first instant of its availability', async () => {
    const watcher = await watcherIn('DE');
    const { id, episodes } = await series('Every Week', [3]);
    const [first = '', second = '', third = ''] = episodes;
    await open(second, window(null, 2, 240));
    await open(third, window(null, 4, 240));
    await finish(watcher, first);
    expect(await continuedBy(watcher)).toEqual([]);
    platform.clock.advance(2 * HOUR);
    expect(await continuedBy(watcher)).toEqual([[id, second, 'NEXT_EPISODE']]);
    await finish(watcher, second);
    expect(await continuedBy(watcher)).toEqual([]);
    platform.clock.advance(2 * HOUR);
    expect(await continuedBy(watcher)).toEqual([[id, third, 'NEXT_EPISODE']]);
  });

  test('skips unavailable episodes, across seasons', async () => {
    const watcher = await watcherIn('DE');
    const { id, episodes } = await series('With Gaps', [3, 2]);
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = episodes;
    await finish(watcher, first);
    await open(second, window('FR'));
    await open(third, window(null, -10, 5));
    await open(fourth, window(null, -1, 2));
    expect(await continuedBy(watcher)).toEqual([[id, fourth, 'NEXT_EPISODE']]);
    await record(watcher, report(fourth, 1_200, 0));
    expect(await continuedBy(watcher)).toEqual([[id, fourth, 'RESUME']]);
    // It closes during playback.
    platform.clock.advance(HOUR);
    expect(await continuedBy(watcher)).toEqual([[id, fifth, 'NEXT_EPISODE']]);
    await open(id, window('FR'));
    expect(await continuedBy(watcher)).toEqual([]);
  });

  test("has full pages, for the viewer's region", async () => {
    const watcher = await watcherIn('DE');
    const films = await story.movies([{}, {}, {}, {}]);
    const { id, episodes } = await series('Abroad', [1]);
    const [fourth = '', third = '', second = '', first = ''] = films;
    await record(watcher, report(episodes[0] ?? '', 1_200, 0));
    await record(watcher, ...films.map((titleId, index) => report(titleId, HALF, 10 - index)));
    for (const titleId of [id, first, second]) await open(titleId, window('FR'));
    const pageIn = async (region: string) => {
      const variables = { profileId: watcher.profileId, first: 2 };
      const client = clientIn(region, watcher.viewer);
      return (await client.send(operations.ContinueWatching, variables)).continueWatching;
    };
    const here = await pageIn('DE');
    expect(here.edges.map(({ node }) => node.title?.id)).toEqual([third, fourth]);
    expect(here.pageInfo.hasNextPage).toBe(false);
    const abroad = await pageIn('FR');
    expect(abroad.edges.map(({ node }) => node.title?.id)).toEqual([id, first]);
    expect(abroad.pageInfo.hasNextPage).toBe(true);
  });
});
