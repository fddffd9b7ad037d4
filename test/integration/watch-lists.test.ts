import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as catalog from '../support/catalog-operations.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { continueWatching, createReport, historyOf, record } from '../support/watching.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const report = createReport(platform);
const HALF = RUNTIME_SECONDS / 2;

describe('Continue Watching', () => {
  test('has started and unfinished titles, last watched first, paginated', async () => {
    const watcher = await story.viewerWithProfile();
    const films = await story.movies(Array.from({ length: 7 }, () => ({})));
    const [finished = '', sampled = '', ...begun] = films;
    await record(watcher, ...begun.map((film, index) => report(film, HALF, 100 + index)));
    await record(watcher, report(finished, RUNTIME_SECONDS, 0), report(sampled, 10, 0));
    for (const first of [1, 2, 5]) {
      const items = await continueWatching(watcher, first);
      expect(items.map(({ title }) => title?.id ?? '')).toEqual(begun);
    }
    expect(await continueWatching(watcher)).toContainEqual({
      reason: 'RESUME',
      title: { id: begun[0], name: expect.any(String) },
      playable: { id: begun[0] },
      progress: { positionSeconds: HALF, state: 'IN_PROGRESS' },
    });
  });

  test('has titles with equal times on one page only', async () => {
    const watcher = await story.viewerWithProfile();
    const films = await story.movies(Array.from({ length: 5 }, () => ({})));
    const { observedAt } = report('', 0, 10);
    await record(watcher, ...films.map((film) => ({ ...report(film, HALF, 0), observedAt })));
    const items = await continueWatching(watcher, 2);
    expect(items.map(({ title }) => title?.id ?? '').toSorted()).toEqual(films.toSorted());
  });

  test('is separate for each profile of the account', async () => {
    const watcher = await story.viewerWithProfile();
    await record(watcher, report(await story.movie(), HALF, 0));
    const other = { ...watcher, profile: await story.profileOf(watcher.viewer, { name: 'Ben' }) };
    expect(await continueWatching(other)).toEqual([]);
    expect(await historyOf(other)).toEqual([]);
  });
});

test('the history has started and completed titles, latest first', async () => {
  const watcher = await story.viewerWithProfile();
  const [one = '', two = ''] = await story.movies([{}, {}]);
  await record(watcher, report(one, HALF, 300));
  await record(watcher, report(two, HALF, 200));
  await record(watcher, report(one, RUNTIME_SECONDS, 100));
  expect(await historyOf(watcher)).toEqual([
    { event: 'COMPLETED', positionSeconds: RUNTIME_SECONDS, title: { id: one } },
    { event: 'STARTED', positionSeconds: HALF, title: { id: two } },
    { event: 'STARTED', positionSeconds: HALF, title: { id: one } },
  ]);
});

test('the history is paginated in any page size, also with equal timestamps', async () => {
  const watcher = await story.viewerWithProfile();
  const films = await story.movies(Array.from({ length: 4 }, () => ({})));
  const { observedAt } = report('', 0, 10);
  await record(watcher, ...films.map((film) => ({ ...report(film, RUNTIME_SECONDS, 0), observedAt })));
  const whole = await historyOf(watcher, 100);
  expect(whole).toHaveLength(8);
  for (const first of [1, 3, 8]) expect(await historyOf(watcher, first)).toEqual(whole);
});

test.each(['nonsense', 'WyJ4Il0'])('lists refuse foreign cursors: %s', async (after) => {
  const { viewer, profile } = await story.viewerWithProfile();
  const variables = { profileId: profile.id, after };
  const refusal = { code: 'BAD_USER_INPUT', fields: { after: expect.any(String) } };
  expect(await failureOf(viewer.client.send(operations.ContinueWatching, variables))).toMatchObject(refusal);
  expect(await failureOf(viewer.client.send(operations.WatchHistory, variables))).toMatchObject(refusal);
});

test.each([0, -1, 101])('lists refuse a page size of %i', async (first) => {
  const { viewer, profile } = await story.viewerWithProfile();
  const variables = { profileId: profile.id, first };
  const refusal = { code: 'BAD_USER_INPUT', fields: { first: expect.any(String) } };
  expect(await failureOf(viewer.client.send(operations.ContinueWatching, variables))).toMatchObject(refusal);
  expect(await failureOf(viewer.client.send(operations.WatchHistory, variables))).toMatchObject(refusal);
});

test('rating an unknown title is not found', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const input = { profileId: profile.id, titleId: newId(), opinion: 'LIKE' as const };
  expect(await failureOf(viewer.client.send(operations.RateTitle, { input }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('the latest rating of a title counts', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const titleId = await story.movie();
  for (const opinion of ['DISLIKE', 'LOVE', 'LIKE'] as const) {
    const input = { profileId: profile.id, titleId, opinion };
    const { rateTitle } = await viewer.client.send(operations.RateTitle, { input });
    expect(rateTitle).toEqual({ opinion, title: { id: titleId } });
  }
  const stored = await platform.engine.database.prisma.rating.findMany({ where: { profileId: profile.id } });
  expect(stored).toMatchObject([{ titleId, halfStars: 8 }]);
});

test('removing a rating is idempotent, with one event', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const titleId = await story.movie();
  const input = { profileId: profile.id, titleId };
  const { prisma } = platform.engine.database;
  const eventCount = () =>
    prisma.outboxEvent.count({
      where: { type: 'watching.rating_removed', payload: { path: ['profileId'], equals: profile.id } },
    });
  const takeBack = () => viewer.client.send(operations.RemoveRating, { input });

  expect(await takeBack()).toEqual({ removeRating: { id: titleId } });
  expect(await eventCount()).toBe(0);
  await viewer.client.send(operations.RateTitle, { input: { ...input, opinion: 'LIKE' } });
  await Promise.all([takeBack(), takeBack()]);
  expect(await takeBack()).toEqual({ removeRating: { id: titleId } });
  expect(await prisma.rating.count({ where: { profileId: profile.id } })).toBe(0);
  expect(await eventCount()).toBe(1);
});

test('rating an invalid id is not found', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const input = { profileId: profile.id, titleId: 'no id' };
  const removing = viewer.client.send(operations.RemoveRating, { input });
  expect(await failureOf(removing)).toMatchObject({ code: 'NOT_FOUND' });
});

test('the rating of a title that has left the catalog can be removed', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const titleId = await story.movie();
  const input = { profileId: profile.id, titleId };
  const { prisma } = platform.engine.database;
  await viewer.client.send(operations.RateTitle, { input: { ...input, opinion: 'LIKE' } });
  const { client } = await story.admin();
  await client.send(catalog.ArchiveTitle, { id: titleId });
  expect(await viewer.client.send(operations.RemoveRating, { input })).toEqual({ removeRating: null });
  expect(await prisma.rating.count({ where: { profileId: profile.id } })).toBe(0);
});
