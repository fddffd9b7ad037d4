import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import type { ProgressEntryInput } from '../generated/graphql.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { readAllPages } from '../support/paging.js';
import { createStory, RUNTIME_SECONDS, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const HALF = RUNTIME_SECONDS / 2;

interface Watcher {
  readonly viewer: Viewer;
  readonly profile: { readonly id: string };
}

async function record({ viewer, profile }: Watcher, ...entries: ProgressEntryInput[]) {
  const input = { profileId: profile.id, entries };
  return (await viewer.client.send(operations.RecordProgress, { input })).recordProgress;
}

const secondsAgo = (seconds: number) =>
  new Date(platform.clock.now().getTime() - seconds * 1000).toISOString();

const report = (titleId: string, positionSeconds: number, ago: number, sequence = 0): ProgressEntryInput => ({
  titleId,
  positionSeconds,
  observedAt: secondsAgo(ago),
  sequence,
});

async function historyOf({ viewer, profile }: Watcher) {
  const variables = { profileId: profile.id, first: 3 };
  return readAllPages(async (after) => {
    return (await viewer.client.send(operations.WatchHistory, { ...variables, after })).watchHistory;
  });
}

async function continueWatching({ viewer, profile }: Watcher, first = 20) {
  return readAllPages(async (after) => {
    const variables = { profileId: profile.id, first, after };
    return (await viewer.client.send(operations.ContinueWatching, variables)).continueWatching;
  });
}

async function aFilm(wish: Parameters<typeof story.movies>[0][number] = {}): Promise<string> {
  const [id = ''] = await story.movies([wish]);
  return id;
}

describe('progress', () => {
  test.each([
    [0, 'SAMPLED', null],
    [59, 'SAMPLED', null],
    [60, 'IN_PROGRESS', null],
    [RUNTIME_SECONDS * 0.95 - 1, 'IN_PROGRESS', null],
    [RUNTIME_SECONDS * 0.95, 'COMPLETED', expect.any(String)],
    [RUNTIME_SECONDS, 'COMPLETED', expect.any(String)],
  ])('at second %i of 6,000 is %s', async (positionSeconds, state, completedAt) => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm();
    expect(await record(watcher, report(film, positionSeconds, 0))).toEqual([
      {
        state,
        positionSeconds,
        durationSeconds: RUNTIME_SECONDS,
        completedAt,
        title: { id: film },
      },
    ]);
  });

  test('stays within the film', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm();
    expect(await record(watcher, report(film, -5, 1))).toMatchObject([{ positionSeconds: 0 }]);
    expect(await record(watcher, report(film, 1e9, 0))).toMatchObject([{ positionSeconds: RUNTIME_SECONDS }]);
  });

  test('once completed stays so when it is watched again', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm();
    const [first] = await record(watcher, report(film, RUNTIME_SECONDS, 60));
    expect(await record(watcher, report(film, HALF, 0))).toMatchObject([
      { state: 'IN_PROGRESS', positionSeconds: HALF, completedAt: first?.completedAt },
    ]);
  });

  test('of a clock that runs ahead counts as now, so that a right clock is heard again', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm();
    await record(watcher, report(film, 1_000, -3_600));
    platform.clock.advance(1_000);
    expect(await record(watcher, report(film, HALF, 0))).toMatchObject([{ positionSeconds: HALF }]);
  });

  test('of several titles is answered in the order of their first mention', async () => {
    const watcher = await story.viewerWithProfile();
    const [one = '', two = ''] = await story.movies([{}, {}]);
    const answer = await record(watcher, report(two, 100, 3), report(one, 200, 2), report(two, 300, 1));
    expect(answer).toMatchObject([
      { title: { id: two }, positionSeconds: 300 },
      { title: { id: one }, positionSeconds: 200 },
    ]);
  });

  test.each([0, 101])('of %i reports at once is refused', async (count) => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm();
    const entries = Array.from({ length: count }, (_, index) => report(film, index, count - index));
    expect(await failureOf(record(watcher, ...entries))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { entries: expect.any(String) },
    });
  });
});

describe('whatever the order in which reports arrive', () => {
  /** How a player went through a film, one report a minute; two at the same instant are told apart by sequence. */
  const reportsOf = (film: string) => [
    report(film, 100, 300, 1),
    report(film, 2_000, 240, 2),
    report(film, 4_000, 180, 3),
    report(film, 3_000, 120, 4),
    report(film, 3_500, 120, 5),
  ];
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 4, 3, 0], { minLength: 8, maxLength: 8 });

  test('late, doubled, in one batch or many, they end at the latest observed', async () => {
    const watcher = await story.viewerWithProfile();
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: 8 }), async (order, size) => {
        const film = await aFilm();
        const reports = reportsOf(film);
        for (let start = 0; start < order.length; start += size) {
          await record(
            watcher,
            ...order.slice(start, start + size).map((index) => reports[index] as ProgressEntryInput),
          );
        }
        expect(await record(watcher, reports[0] as ProgressEntryInput)).toMatchObject([
          { positionSeconds: 3_500 },
        ]);
        const started = (await historyOf(watcher)).filter(({ title }) => title?.id === film);
        expect(started).toMatchObject([{ event: 'STARTED' }]);
      }),
      { numRuns: 12 },
    );
  });

  test('two devices at once, fifty reports in parallel, end at the latest observed', async () => {
    const phone = await story.viewerWithProfile();
    const television = { ...phone, viewer: await story.signIn(phone.viewer) };
    const film = await aFilm();
    const reports = Array.from({ length: 50 }, (_, index) => report(film, 100 + index, 50 - index, index));
    await Promise.all(reports.map((one, index) => record(index % 2 === 0 ? phone : television, one)));
    expect(await record(phone, report(film, 1, 100))).toMatchObject([{ positionSeconds: 149 }]);
    expect(await historyOf(phone)).toMatchObject([{ event: 'STARTED' }]);
  });

  test('a repeated report of the end completes the film once', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm();
    const end = report(film, RUNTIME_SECONDS, 0);
    await Promise.all(Array.from({ length: 5 }, () => record(watcher, end)));
    const events = (await historyOf(watcher)).map(({ event }) => event);
    expect(events.toSorted()).toEqual(['COMPLETED', 'STARTED']);
  });
});

describe('who may watch', () => {
  test('a paid title takes a subscription, and one that is high enough', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm({ requiredTier: 'PREMIUM' });
    expect(await failureOf(record(watcher, report(film, HALF, 0)))).toMatchObject({
      code: 'SUBSCRIPTION_REQUIRED',
      state: null,
    });
    await story.subscribe(watcher.viewer, 'basic-monthly');
    expect(await failureOf(record(watcher, report(film, HALF, 0)))).toMatchObject({
      code: 'UPGRADE_REQUIRED',
      requiredTier: 'PREMIUM',
    });
    expect(await historyOf(watcher)).toEqual([]);
  });

  test('a subscription opens what it covers, until its period ends', async () => {
    const watcher = await story.subscribedViewer('standard-monthly');
    const film = await aFilm({ requiredTier: 'BASIC' });
    expect(await record(watcher, report(film, HALF, 0))).toMatchObject([{ state: 'IN_PROGRESS' }]);

    platform.clock.advance(31 * 24 * 60 * 60_000);
    const later = { ...watcher, viewer: await story.signIn(watcher.viewer) };
    expect(await failureOf(record(later, report(film, RUNTIME_SECONDS, 0)))).toMatchObject({
      code: 'SUBSCRIPTION_REQUIRED',
      state: 'ACTIVE',
    });
  });

  test('a title above the limit is refused to a profile, watched or rated', async () => {
    const viewer = await story.viewer();
    const child = { viewer, profile: await story.profileOf(viewer, { isKids: true }) };
    const titleId = await aFilm({ minimumAge: 13 });
    expect(await failureOf(record(child, report(titleId, HALF, 0)))).toMatchObject({
      code: 'MATURITY_RESTRICTED',
    });
    const input = { profileId: child.profile.id, titleId, opinion: 'LIKE' as const };
    expect(await failureOf(viewer.client.send(operations.RateTitle, { input }))).toMatchObject({
      code: 'MATURITY_RESTRICTED',
    });
  });

  test.each(['nonsense', newId()])('a title that nobody knows is not found: %s', async (titleId) => {
    const watcher = await story.viewerWithProfile();
    expect(await failureOf(record(watcher, report(titleId, HALF, 0)))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('one refused report refuses the batch', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await aFilm();
    await failureOf(record(watcher, report(film, HALF, 1), report(newId(), HALF, 0)));
    expect(await continueWatching(watcher)).toEqual([]);
  });
});

describe('Continue Watching', () => {
  test('lists what was begun and not finished, the latest seen first, in pages', async () => {
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

  test('puts what was seen at the same instant on one page only', async () => {
    const watcher = await story.viewerWithProfile();
    const films = await story.movies(Array.from({ length: 5 }, () => ({})));
    const observedAt = secondsAgo(10);
    await record(watcher, ...films.map((film) => ({ ...report(film, HALF, 0), observedAt })));
    const items = await continueWatching(watcher, 2);
    expect(items.map(({ title }) => title?.id ?? '').toSorted()).toEqual(films.toSorted());
  });

  test('of one profile is nothing to another of the account', async () => {
    const watcher = await story.viewerWithProfile();
    await record(watcher, report(await aFilm(), HALF, 0));
    const other = { ...watcher, profile: await story.profileOf(watcher.viewer, { name: 'Ben' }) };
    expect(await continueWatching(other)).toEqual([]);
    expect(await historyOf(other)).toEqual([]);
  });
});

test('the history tells what was started and finished, the latest first', async () => {
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

test.each(['nonsense', 'WyJ4Il0'])('lists take no cursor but their own: %s', async (after) => {
  const { viewer, profile } = await story.viewerWithProfile();
  const variables = { profileId: profile.id, after };
  const refusal = { code: 'BAD_USER_INPUT', fields: { after: expect.any(String) } };
  expect(await failureOf(viewer.client.send(operations.ContinueWatching, variables))).toMatchObject(refusal);
  expect(await failureOf(viewer.client.send(operations.WatchHistory, variables))).toMatchObject(refusal);
});

test.each([0, -1, 101])('lists are not given %i at a time', async (first) => {
  const { viewer, profile } = await story.viewerWithProfile();
  const variables = { profileId: profile.id, first };
  const refusal = { code: 'BAD_USER_INPUT', fields: { first: expect.any(String) } };
  expect(await failureOf(viewer.client.send(operations.ContinueWatching, variables))).toMatchObject(refusal);
  expect(await failureOf(viewer.client.send(operations.WatchHistory, variables))).toMatchObject(refusal);
});

test('an opinion of a title that nobody knows is not found', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const input = { profileId: profile.id, titleId: newId(), opinion: 'LIKE' as const };
  expect(await failureOf(viewer.client.send(operations.RateTitle, { input }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('an opinion counts until there is a newer one', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const titleId = await aFilm();
  for (const opinion of ['DISLIKE', 'LOVE', 'LIKE'] as const) {
    const input = { profileId: profile.id, titleId, opinion };
    const { rateTitle } = await viewer.client.send(operations.RateTitle, { input });
    expect(rateTitle).toEqual({ opinion, title: { id: titleId } });
  }
  const stored = await platform.engine.database.prisma.rating.findMany({ where: { profileId: profile.id } });
  expect(stored).toMatchObject([{ titleId, halfStars: 8 }]);
});
