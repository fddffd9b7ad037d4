import { describe, expect, test } from 'vitest';
import { createPostgresWatchHistoryRepository } from '../../src/modules/watching/watch-history.repository.postgres.js';
import { startWorker } from '../../src/roles/worker.js';
import { Queues } from '../support/admin-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { continuedBy, createReport, historyOf, record, type Watcher } from '../support/watching.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const report = createReport(platform);
const { prisma } = platform.engine.database;
const history = createPostgresWatchHistoryRepository(platform.engine.database);
const HALF = RUNTIME_SECONDS / 2;

async function clear({ viewer, profile }: Watcher) {
  return (await viewer.client.send(operations.ClearWatchHistory, { profileId: profile.id }))
    .clearWatchHistory;
}

/** Until this many statements wait for a row that another one holds. */
async function untilWaiting(count: number): Promise<void> {
  const waiting = async () => {
    const { rows } = await platform.engine.database.pool.query<{ count: number }>(
      `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.count ?? 0;
  };
  await eventually(waiting, (found) => found >= count);
}

/** A viewer with a started film, a finished one, and an episode. */
async function watcherWithHistory() {
  const watcher = await story.viewerWithProfile();
  const [begun = '', finished = ''] = await story.movies([{}, {}]);
  const { id, episodes } = await story.series({ name: 'A series', seasons: [2] });
  const [episode = ''] = episodes;
  await record(
    watcher,
    report(begun, HALF, 20),
    report(finished, RUNTIME_SECONDS, 20),
    report(episode, HALF, 20),
  );
  return { watcher, begun, finished, episode, series: id };
}

describe('a history that was cleared', () => {
  test('disappears at once from every list', async () => {
    const { watcher } = await watcherWithHistory();
    expect(await historyOf(watcher)).toHaveLength(4);
    expect(await continuedBy(watcher)).toHaveLength(2);
    expect(await clear(watcher)).toEqual({ profileId: watcher.profile.id, clearedAt: expect.any(String) });
    expect(await historyOf(watcher)).toEqual([]);
    expect(await continuedBy(watcher)).toEqual([]);
  });

  test('is not restored by late reports of a player', async () => {
    const { watcher, finished, episode } = await watcherWithHistory();
    const late = [
      report(finished, RUNTIME_SECONDS, 10),
      report(episode, HALF + 10, 5),
      report(episode, HALF, 0),
    ];
    const { clearedAt } = await clear(watcher);
    expect(await record(watcher, ...late)).toMatchObject([
      { state: 'SAMPLED', positionSeconds: 0, completedAt: null },
      { state: 'SAMPLED', positionSeconds: 0 },
    ]);
    expect(await historyOf(watcher)).toEqual([]);
    await history.removeCleared(watcher.profile.id, new Date(clearedAt));
    expect(await prisma.watchProgress.count({ where: { profileId: watcher.profile.id } })).toBe(0);
  });

  test('is no longer why a title may be reported that has left the catalog', async () => {
    const { watcher, begun } = await watcherWithHistory();
    await prisma.title.update({ where: { id: begun }, data: { status: 'ARCHIVED' } });
    await platform.engine.catalog.service.forget([begun]);
    await record(watcher, report(begun, HALF, 0));
    await clear(watcher);
    platform.clock.advance(1_000);
    expect(await failureOf(record(watcher, report(begun, HALF, 0)))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('starts again with what is watched afterwards', async () => {
    const { watcher, begun, finished, episode, series } = await watcherWithHistory();
    await clear(watcher);
    platform.clock.advance(10_000);
    await record(watcher, report(finished, HALF, 2), report(episode, HALF, 1));
    await record(watcher, report(begun, HALF, 15));
    expect(await continuedBy(watcher)).toEqual([
      [series, episode, 'RESUME'],
      [finished, finished, 'RESUME'],
    ]);
    expect(await historyOf(watcher)).toMatchObject([{ title: { id: episode } }, { title: { id: finished } }]);
    // Late reports, also for a title that was started again.
    expect(await record(watcher, report(finished, RUNTIME_SECONDS, 15))).toMatchObject([
      { state: 'IN_PROGRESS', completedAt: null },
    ]);
  });

  test('is also cleared by a process whose clock is behind', async () => {
    const { watcher, begun } = await watcherWithHistory();
    const seen = report(begun, HALF + 10, 0);
    await record(watcher, seen);
    platform.clock.advance(-30_000);
    expect(await clear(watcher)).toMatchObject({ clearedAt: seen.observedAt });
    platform.clock.advance(30_000);
    expect(await historyOf(watcher)).toEqual([]);
    expect(await record(watcher, seen)).toMatchObject([{ state: 'SAMPLED' }]);
    await history.removeCleared(watcher.profile.id, new Date(seen.observedAt));
    expect(await prisma.watchHistoryEntry.count({ where: { profileId: watcher.profile.id } })).toBe(0);
  });

  test('is that of a single profile', async () => {
    const { watcher, begun } = await watcherWithHistory();
    const other = { ...watcher, profile: await story.profileOf(watcher.viewer, { name: 'Ben' }) };
    await record(other, report(begun, HALF, 0));
    await clear(watcher);
    expect(await historyOf(other)).toHaveLength(1);
  });

  test('retains nothing that is recorded concurrently, on any device', async () => {
    const { watcher, begun, episode } = await watcherWithHistory();
    const players = Array.from({ length: 30 }, (_, count) =>
      record(watcher, report(count % 2 ? begun : episode, HALF + count, 15 - count / 10, count)),
    );
    const [{ clearedAt }] = await Promise.all([clear(watcher), ...players]);
    // Reports that were in progress then are removed by the worker's job.
    await history.removeCleared(watcher.profile.id, new Date(clearedAt));
    const left = { where: { profileId: watcher.profile.id } };
    expect(await prisma.watchProgress.findMany(left)).toEqual([]);
    expect(await prisma.seriesProgress.findMany(left)).toEqual([]);
  });

  describe('while positions are being stored', () => {
    /** Reports a film that was finished and one that was begun, which are being cleared meanwhile. */
    async function recordWhileClearing(secondsAgo: number) {
      const watcher = await story.viewerWithProfile();
      const films = (await story.movies([{}, {}, {}])).toSorted();
      const [finished = '', begun = '', held = ''] = films;
      await record(
        watcher,
        report(finished, RUNTIME_SECONDS, 20),
        report(begun, HALF, 20),
        report(held, HALF, 20),
      );
      const holder = await platform.engine.database.pool.connect();
      await holder.query('BEGIN');
      await holder.query('SELECT FROM watch_progress WHERE title_id = $1 FOR UPDATE', [held]);
      const clearing = clear(watcher);
      await untilWaiting(1);
      platform.clock.advance(1_000);
      const storing = record(watcher, report(begun, HALF, secondsAgo), report(finished, HALF, secondsAgo));
      await untilWaiting(2);
      await holder.query('COMMIT');
      holder.release();
      const [stored] = await Promise.all([storing, clearing]);
      return { watcher, stored, finished, begun };
    }

    test('does not come back', async () => {
      const { watcher, stored, finished } = await recordWhileClearing(10);
      const nothing = { state: 'SAMPLED', positionSeconds: 0, completedAt: null };
      expect(stored).toMatchObject([nothing, nothing]);
      expect(await continuedBy(watcher)).toEqual([]);
      expect(await historyOf(watcher)).toEqual([]);

      platform.clock.advance(10_000);
      expect(await record(watcher, report(finished, HALF, 0))).toMatchObject([
        { state: 'IN_PROGRESS', completedAt: null },
      ]);
    });

    test('begins anew with what was seen after that', async () => {
      const { watcher, stored, finished, begun } = await recordWhileClearing(0);
      const half = { state: 'IN_PROGRESS', positionSeconds: HALF, completedAt: null };
      expect(stored).toMatchObject([half, half]);
      expect(await continuedBy(watcher)).toEqual([finished, begun].map((id) => [id, id, 'RESUME']));
      const events = (await historyOf(watcher)).map(({ event, title }) => `${event} ${title?.id}`);
      expect(events.toSorted()).toEqual([`STARTED ${finished}`, `STARTED ${begun}`]);
    });
  });

  test('is deleted by a worker', async () => {
    const { watcher } = await watcherWithHistory();
    await clear(watcher);
    platform.clock.advance(10_000);
    await record(watcher, report(await story.movie(), HALF, 0));
    const left = { where: { profileId: watcher.profile.id } };
    await history.removeCleared(watcher.profile.id, new Date(platform.clock.now().getTime() - 10_000));
    expect(await prisma.watchHistoryEntry.count(left)).toBe(1);
    expect(await prisma.watchProgress.count(left)).toBe(1);
  });

  test('is queued for deletion as soon as it is cleared', async () => {
    const { watcher } = await watcherWithHistory();
    await using _worker = await startWorker(platform.engine);
    await clear(watcher);
    const admin = await story.admin();
    const queued = await eventually(
      async () => {
        const { queues } = (await admin.client.send(Queues)).admin;
        return queues.find(({ name }) => name === 'watch-history');
      },
      (queue) => (queue?.delayed ?? 0) > 0,
    );
    // A little later, when reports in progress have been stored.
    expect(queued).toMatchObject({ delayed: expect.any(Number), waiting: 0, active: 0 });
  });
});
