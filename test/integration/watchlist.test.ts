import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { type Watcher, watchlistOf } from '../support/watching.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { prisma } = platform.engine.database;
const LIMIT = 1_000;

async function add({ viewer, profile }: Watcher, titleId: string) {
  platform.clock.advance(1_000);
  const input = { profileId: profile.id, titleId };
  return (await viewer.client.send(operations.AddToWatchlist, { input })).addToWatchlist;
}

async function remove({ viewer, profile }: Watcher, titleId: string) {
  const input = { profileId: profile.id, titleId };
  return (await viewer.client.send(operations.RemoveFromWatchlist, { input })).removeFromWatchlist;
}

const eventsOf = async (profileId: string) => {
  const events = await prisma.outboxEvent.findMany({
    where: { type: { contains: 'watchlist' }, payload: { path: ['profileId'], equals: profileId } },
    orderBy: { position: 'asc' },
  });
  return events.map(({ type }) => type);
};

test('a watchlist is empty at first, and then has the latest title first, paginated', async () => {
  const watcher = await story.viewerWithProfile();
  expect(await watchlistOf(watcher)).toEqual([]);
  const films = await story.movies(Array.from({ length: 7 }, () => ({})));
  for (const film of films) expect(await add(watcher, film)).toEqual({ id: film });
  for (const first of [1, 3, 7]) expect(await watchlistOf(watcher, first)).toEqual(films.toReversed());
});

test('adding and removing are idempotent, with one event each', async () => {
  const watcher = await story.viewerWithProfile();
  const [one = '', two = ''] = await story.movies([{}, {}]);
  for (const titleId of [one, two, one, one]) await add(watcher, titleId);
  expect(await watchlistOf(watcher)).toEqual([two, one]);
  expect(await remove(watcher, one)).toEqual({ id: one });
  expect(await remove(watcher, one)).toEqual({ id: one });
  expect(await watchlistOf(watcher)).toEqual([two]);
  expect(await eventsOf(watcher.profile.id)).toEqual([
    'watching.title_added_to_watchlist',
    'watching.title_added_to_watchlist',
    'watching.title_removed_from_watchlist',
  ]);
});

test('an episode counts for its series', async () => {
  const watcher = await story.viewerWithProfile();
  const { id, episodes } = await story.series({ name: 'Wished for', seasons: [2] });
  expect(await add(watcher, episodes[1] ?? '')).toEqual({ id });
  expect(await watchlistOf(watcher)).toEqual([id]);
  expect(await remove(watcher, episodes[0] ?? '')).toEqual({ id });
  expect(await watchlistOf(watcher)).toEqual([]);
});

test('a title that left the catalog is hidden, and can be removed', async () => {
  const watcher = await story.viewerWithProfile();
  const [kept = '', gone = ''] = await story.movies([{}, {}]);
  for (const titleId of [kept, gone]) await add(watcher, titleId);
  await prisma.title.update({ where: { id: gone }, data: { status: 'ARCHIVED' } });
  await platform.engine.catalog.service.forget([gone]);
  expect(await watchlistOf(watcher)).toEqual([kept]);
  expect(await failureOf(add(watcher, gone))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await remove(watcher, gone)).toBeNull();
  expect(await prisma.watchlistItem.count({ where: { profileId: watcher.profile.id } })).toBe(1);
});

test.each(['not-an-id', newId()])('an unknown title is not found: %s', async (titleId) => {
  const watcher = await story.viewerWithProfile();
  expect(await failureOf(add(watcher, titleId))).toMatchObject({ code: 'NOT_FOUND' });
});

test('a watchlist belongs to one profile', async () => {
  const watcher = await story.viewerWithProfile();
  await add(watcher, await story.movie());
  const other = { ...watcher, profile: await story.profileOf(watcher.viewer, { name: 'Ben' }) };
  expect(await watchlistOf(other)).toEqual([]);
});

test('its limit holds for concurrent additions', async () => {
  const watcher = await story.viewerWithProfile();
  const profileId = watcher.profile.id;
  const films = await story.movies(Array.from({ length: LIMIT + 20 }, () => ({})));
  const addedAt = platform.clock.now();
  await prisma.watchlistItem.createMany({
    data: films.slice(0, LIMIT - 3).map((titleId) => ({ profileId, titleId, addedAt })),
  });
  const additions = await Promise.allSettled(films.slice(LIMIT - 3).map((titleId) => add(watcher, titleId)));
  expect(additions.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(await prisma.watchlistItem.count({ where: { profileId } })).toBe(LIMIT);
  expect(await failureOf(add(watcher, films.at(-1) ?? ''))).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('1000 titles'),
  });
  await remove(watcher, films[0] ?? '');
  await add(watcher, films.at(-1) ?? '');
});
