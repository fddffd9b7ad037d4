import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import type { ProgressEntryInput } from '../generated/graphql.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { continueWatching, createReport, historyOf, record } from '../support/watching.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const report = createReport(platform);
const HALF = RUNTIME_SECONDS / 2;

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
    const film = await story.movie();
    expect(await record(watcher, report(film, positionSeconds, 0))).toEqual([
      {
        state,
        positionSeconds,
        durationSeconds: RUNTIME_SECONDS,
        completedAt,
        resumePositionSeconds: expect.any(Number),
        title: { id: film },
      },
    ]);
  });

  test('is completed at the start of the credits, if it is known', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    await platform.engine.database.prisma.title.update({
      where: { id: film },
      data: { creditsStartSeconds: HALF },
    });
    expect(await record(watcher, report(film, HALF - 1, 1))).toMatchObject([{ state: 'IN_PROGRESS' }]);
    expect(await record(watcher, report(film, HALF, 0))).toMatchObject([{ state: 'COMPLETED' }]);
  });

  test('is completed by a report, even if the credits turn out to start before the last position', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    await record(watcher, report(film, HALF, 60));
    await platform.engine.database.prisma.title.update({
      where: { id: film },
      data: { creditsStartSeconds: HALF },
    });
    await platform.engine.catalog.service.forget([film]);
    expect(await record(watcher, report(film, 100, 90))).toMatchObject([
      { state: 'IN_PROGRESS', positionSeconds: HALF, completedAt: null },
    ]);
    expect(await record(watcher, report(film, HALF + 10, 0))).toMatchObject([
      { state: 'COMPLETED', completedAt: expect.any(String) },
    ]);
    expect((await historyOf(watcher)).map(({ event }) => event)).toEqual(['COMPLETED', 'STARTED']);
  });

  test('is limited to the length of the film', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    expect(await record(watcher, report(film, -5, 1))).toMatchObject([{ positionSeconds: 0 }]);
    expect(await record(watcher, report(film, 1e9, 0))).toMatchObject([{ positionSeconds: RUNTIME_SECONDS }]);
  });

  test('uses the current running time of the film', async () => {
    const watcher = await story.viewerWithProfile();
    const [shorter = '', longer = ''] = await story.movies([{}, {}]);
    await record(watcher, report(shorter, HALF, 60), report(longer, RUNTIME_SECONDS - 1, 60));
    const cut = async (id: string, runtimeSeconds: number) => {
      await platform.engine.database.prisma.title.update({ where: { id }, data: { runtimeSeconds } });
      await platform.engine.catalog.service.forget([id]);
    };
    await cut(shorter, HALF - 100);
    await cut(longer, 2 * RUNTIME_SECONDS);
    expect(
      await record(watcher, report(shorter, HALF - 100, 0), report(longer, RUNTIME_SECONDS + 60, 0)),
    ).toMatchObject([
      { state: 'COMPLETED', positionSeconds: HALF - 100, durationSeconds: HALF - 100 },
      {
        state: 'IN_PROGRESS',
        positionSeconds: RUNTIME_SECONDS + 60,
        durationSeconds: 2 * RUNTIME_SECONDS,
      },
    ]);
    // Positions from before the film was shortened are within it too.
    await cut(longer, HALF);
    expect(await record(watcher, report(longer, RUNTIME_SECONDS, 30))).toMatchObject([
      { positionSeconds: HALF, durationSeconds: HALF },
    ]);
  });

  test('remains completed when the film is watched again', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    const [first] = await record(watcher, report(film, RUNTIME_SECONDS, 60));
    expect(await record(watcher, report(film, HALF, 0))).toMatchObject([
      { state: 'IN_PROGRESS', positionSeconds: HALF, completedAt: first?.completedAt },
    ]);
  });

  test('is not reset by returning to the first seconds', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    await record(watcher, report(film, HALF, 60));
    expect(await record(watcher, report(film, 5, 30))).toMatchObject([
      { state: 'IN_PROGRESS', positionSeconds: 5 },
    ]);
    await record(watcher, report(film, RUNTIME_SECONDS, 20));
    expect(await record(watcher, report(film, 5, 10))).toMatchObject([
      { state: 'COMPLETED', positionSeconds: 5 },
    ]);
    expect(await continueWatching(watcher)).toEqual([]);
    expect((await historyOf(watcher)).map(({ event }) => event)).toEqual(['COMPLETED', 'STARTED']);
  });

  test('that was completed offline counts as completed, even after reports of another device', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    await record(watcher, report(film, 5, 10));
    expect(await record(watcher, report(film, RUNTIME_SECONDS, 3_600))).toMatchObject([
      { state: 'COMPLETED', positionSeconds: 5, completedAt: expect.any(String) },
    ]);
  });

  test('that is older than a year is refused', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    expect(await failureOf(record(watcher, report(film, 5, 366 * 86_400)))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('of a clock that is ahead counts as now, so that correct clocks are accepted again', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    await record(watcher, report(film, 1_000, -3_600));
    platform.clock.advance(1_000);
    expect(await record(watcher, report(film, HALF, 0))).toMatchObject([{ positionSeconds: HALF }]);
  });

  test('of several titles is returned in the order of their first occurrence', async () => {
    const watcher = await story.viewerWithProfile();
    const [one = '', two = ''] = await story.movies([{}, {}]);
    const answer = await record(watcher, report(two, 100, 3), report(one, 200, 2), report(two, 300, 1));
    expect(answer).toMatchObject([
      { title: { id: two }, positionSeconds: 300 },
      { title: { id: one }, positionSeconds: 200 },
    ]);
  });

  test.each([0, 101])('of %i reports in one request is refused', async (count) => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    const entries = Array.from({ length: count }, (_, index) => report(film, index, count - index));
    expect(await failureOf(record(watcher, ...entries))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { entries: expect.any(String) },
    });
  });
});

describe('for any order of reports', () => {
  /** A player's progress through a film, one report per minute; two with the same time are ordered by sequence. */
  const reportsOf = (film: string) => [
    report(film, 100, 300, 1),
    report(film, 2_000, 240, 2),
    report(film, 4_000, 180, 3),
    report(film, 3_000, 120, 4),
    report(film, 3_500, 120, 5),
  ];
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 4, 3, 0], { minLength: 8, maxLength: 8 });

  test('late, duplicated, in one batch or many, progress ends at the latest observation', async () => {
    const watcher = await story.viewerWithProfile();
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: 8 }), async (order, size) => {
        const film = await story.movie();
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

  test('with fifty parallel reports of two devices, progress ends at the latest observation', async () => {
    const phone = await story.viewerWithProfile();
    const television = { ...phone, viewer: await story.signIn(phone.viewer) };
    const film = await story.movie();
    const reports = Array.from({ length: 50 }, (_, index) => report(film, 100 + index, 50 - index, index));
    await Promise.all(reports.map((one, index) => record(index % 2 === 0 ? phone : television, one)));
    expect(await record(phone, report(film, 1, 100))).toMatchObject([{ positionSeconds: 149 }]);
    expect(await historyOf(phone)).toMatchObject([{ event: 'STARTED' }]);
  });

  test('a repeated report of the end completes the film once', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    const end = report(film, RUNTIME_SECONDS, 0);
    await Promise.all(Array.from({ length: 5 }, () => record(watcher, end)));
    const events = (await historyOf(watcher)).map(({ event }) => event);
    expect(events.toSorted()).toEqual(['COMPLETED', 'STARTED']);
  });
});

describe('access to titles', () => {
  test('a paid title requires a sufficient subscription', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie({ requiredTier: 'PREMIUM' });
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

  test('a subscription gives access until its period ends', async () => {
    const watcher = await story.subscribedViewer('standard-monthly');
    const film = await story.movie({ requiredTier: 'BASIC' });
    expect(await record(watcher, report(film, HALF, 0))).toMatchObject([{ state: 'IN_PROGRESS' }]);

    await watcher.viewer.client.send(operations.CancelSubscription);
    platform.clock.advance(31 * 24 * 60 * 60_000);
    const later = { ...watcher, viewer: await story.signIn(watcher.viewer) };
    expect(await failureOf(record(later, report(film, RUNTIME_SECONDS, 0)))).toMatchObject({
      code: 'SUBSCRIPTION_REQUIRED',
    });
  });

  test('a title above the limit of a profile can be neither watched nor rated', async () => {
    const viewer = await story.viewer();
    const child = { viewer, profile: await story.profileOf(viewer, { isKids: true }) };
    const titleId = await story.movie({ minimumAge: 13 });
    expect(await failureOf(record(child, report(titleId, HALF, 0)))).toMatchObject({
      code: 'MATURITY_RESTRICTED',
    });
    const input = { profileId: child.profile.id, titleId, opinion: 'LIKE' as const };
    expect(await failureOf(viewer.client.send(operations.RateTitle, { input }))).toMatchObject({
      code: 'MATURITY_RESTRICTED',
    });
  });

  test.each(['nonsense', newId()])('an unknown title is not found: %s', async (titleId) => {
    const watcher = await story.viewerWithProfile();
    expect(await failureOf(record(watcher, report(titleId, HALF, 0)))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('one refused title refuses the batch, naming all refused ones; the rest is accepted without them', async () => {
    const watcher = await story.viewerWithProfile();
    const [film, other] = [await story.movie(), await story.movie()];
    const premium = await story.movie({ requiredTier: 'PREMIUM' });
    const unknown = newId();
    const titleIds = [premium, 'nonsense', unknown];
    const entries = [film, ...titleIds, other, premium].map((id) => report(id, HALF, 0));
    expect(await failureOf(record(watcher, ...entries))).toMatchObject({
      code: 'SUBSCRIPTION_REQUIRED',
      state: null,
      titleIds,
    });
    expect(await continueWatching(watcher)).toEqual([]);

    const rest = entries.filter(({ titleId }) => !titleIds.includes(String(titleId)));
    expect(await record(watcher, ...rest)).toMatchObject([{ title: { id: film } }, { title: { id: other } }]);
    expect(await continueWatching(watcher)).toHaveLength(2);
  });
});
