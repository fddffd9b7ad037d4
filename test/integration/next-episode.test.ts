import { describe, expect, test } from 'vitest';
import * as operations from '../support/operations.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { continuedBy, continueWatching, createReport, record, type Watcher } from '../support/watching.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const report = createReport(platform);
const { prisma } = platform.engine.database;
const HALF = RUNTIME_SECONDS / 2;

/** A series of two seasons, and a viewer. */
async function scene() {
  const watcher = await story.viewerWithProfile();
  const { id, episodes } = await story.series({ name: 'A series', seasons: [2, 2] });
  const [s1e1 = '', s1e2 = '', s2e1 = '', s2e2 = ''] = episodes;
  return { watcher, id, episodes, s1e1, s1e2, s2e1, s2e2 };
}

async function see(watcher: Watcher, positionSeconds: number, ...titleIds: readonly string[]): Promise<void> {
  for (const titleId of titleIds) {
    platform.clock.advance(60_000);
    await record(watcher, report(titleId, positionSeconds, 0));
  }
}

const finish = (watcher: Watcher, ...titleIds: readonly string[]) =>
  see(watcher, RUNTIME_SECONDS, ...titleIds);

describe('in a series', () => {
  test('the last watched episode is continued, and followed by the next once it is completed', async () => {
    const { watcher, id, s1e1, s1e2 } = await scene();
    await see(watcher, HALF, s1e1);
    expect(await continuedBy(watcher)).toEqual([[id, s1e1, 'RESUME']]);
    await finish(watcher, s1e1);
    expect(await continuedBy(watcher)).toEqual([[id, s1e2, 'NEXT_EPISODE']]);
    expect(await continueWatching(watcher)).toMatchObject([{ progress: null }]);
  });

  test('the next episode can be in the next season', async () => {
    const { watcher, id, s1e2, s2e1 } = await scene();
    await finish(watcher, s1e2);
    expect(await continuedBy(watcher)).toEqual([[id, s2e1, 'NEXT_EPISODE']]);
  });

  test('completed episodes are skipped, and started ones continued', async () => {
    const { watcher, id, s1e1, s1e2, s2e1, s2e2 } = await scene();
    await finish(watcher, s1e2);
    await see(watcher, HALF, s2e1);
    await finish(watcher, s1e1);
    expect(await continuedBy(watcher)).toEqual([[id, s2e1, 'RESUME']]);
    await finish(watcher, s2e1, s1e1);
    expect(await continuedBy(watcher)).toEqual([[id, s2e2, 'NEXT_EPISODE']]);
  });

  test('nothing is offered after the last episode, until a new one is published', async () => {
    const { watcher, id, episodes, s2e2 } = await scene();
    await finish(watcher, ...episodes);
    expect(await continuedBy(watcher)).toEqual([]);
    const place = { seriesId: id, seasonNumber: 2, episodeNumber: 3 };
    const added = await story.movie({ kind: 'EPISODE', place });
    expect(await continuedBy(watcher)).toEqual([[id, added, 'NEXT_EPISODE']]);
    expect(await continueWatching(watcher)).not.toMatchObject([{ playable: { id: s2e2 } }]);
  });

  test('watching an episode again does not change its state or the next one', async () => {
    const { watcher, id, s1e1, s1e2, s2e1 } = await scene();
    await finish(watcher, s1e1, s1e2);
    await see(watcher, HALF, s1e1);
    expect(await continuedBy(watcher)).toEqual([[id, s1e1, 'RESUME']]);
    await finish(watcher, s1e1);
    expect(await continuedBy(watcher)).toEqual([[id, s2e1, 'NEXT_EPISODE']]);
  });

  test('the first seconds of another episode change nothing', async () => {
    const { watcher, id, s1e1, s1e2, s2e2 } = await scene();
    await finish(watcher, s1e1);
    await see(watcher, 5, s2e2);
    expect(await continuedBy(watcher)).toEqual([[id, s1e2, 'NEXT_EPISODE']]);
  });

  test('the episode of the latest report counts, in any order of arrival', async () => {
    const { watcher, id, s1e1, s1e2, s2e1 } = await scene();
    await record(watcher, report(s2e1, HALF, 100));
    await record(watcher, report(s1e1, HALF, 300), report(s1e2, HALF, 200));
    expect(await continuedBy(watcher)).toEqual([[id, s2e1, 'RESUME']]);
    await record(watcher, report(s1e1, HALF, 20), report(s1e2, HALF, 50));
    expect(await continuedBy(watcher)).toEqual([[id, s1e1, 'RESUME']]);
  });

  test('episodes watched on two devices concurrently converge to one, in any order', async () => {
    const { watcher, id, s1e1, s1e2 } = await scene();
    const reports = Array.from({ length: 40 }, (_, count) =>
      report(count % 2 ? s1e1 : s1e2, HALF, 100 - count),
    );
    await Promise.all(reports.map((entry) => record(watcher, entry)));
    expect(await continuedBy(watcher)).toEqual([[id, s1e1, 'RESUME']]);
  });

  test('the next episode follows if the last watched one has left the catalog', async () => {
    const { watcher, id, s1e1, s1e2 } = await scene();
    await see(watcher, HALF, s1e1);
    await prisma.title.update({ where: { id: s1e1 }, data: { status: 'ARCHIVED' } });
    expect(await continuedBy(watcher)).toEqual([[id, s1e2, 'NEXT_EPISODE']]);
    await prisma.title.update({ where: { id }, data: { status: 'ARCHIVED' } });
    expect(await continuedBy(watcher)).toEqual([]);
  });

  test('a series is sorted among films by the last time watched, in any page size', async () => {
    const watcher = await story.viewerWithProfile();
    const expected: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { id, episodes } = await story.series({ name: `Series ${count}`, seasons: [2] });
      const film = await story.movie();
      await finish(watcher, episodes[0] ?? '');
      await see(watcher, HALF, film);
      expected.unshift(film, id);
    }
    for (const first of [1, 3, 8]) {
      expect((await continueWatching(watcher, first)).map(({ title }) => title?.id)).toEqual(expected);
    }
  });
});

describe('removing from Continue Watching', () => {
  test.each(['film', 'series', 'episode'] as const)(
    'removes a %s until it is watched again',
    async (kind) => {
      const { watcher, id, s1e1 } = await scene();
      const film = await story.movie();
      await see(watcher, HALF, film, s1e1);
      const [titleId, seen] = { film: [film, film], series: [id, s1e1], episode: [s1e1, s1e1] }[kind] as [
        string,
        string,
      ];
      const wholeTitleId = kind === 'film' ? film : id;
      const kept = kind === 'film' ? [id] : [film];
      for (let time = 0; time < 2; time += 1) {
        const input = { profileId: watcher.profile.id, titleId };
        const { removeFromContinueWatching } = await watcher.viewer.client.send(
          operations.RemoveFromContinueWatching,
          { input },
        );
        expect(removeFromContinueWatching).toEqual({ id: wholeTitleId });
        expect((await continueWatching(watcher)).map(({ title }) => title?.id)).toEqual(kept);
      }
      await record(watcher, report(seen, HALF + 10, 30, 1));
      expect((await continueWatching(watcher)).map(({ title }) => title?.id)).toEqual(kept);
      await see(watcher, HALF + 20, seen);
      expect(await continueWatching(watcher)).toMatchObject([
        { title: { id: wholeTitleId }, progress: { positionSeconds: HALF + 20 } },
        { title: { id: kept[0] } },
      ]);
    },
  );

  test('works in a process whose clock is behind', async () => {
    const { watcher, id, s1e1 } = await scene();
    const film = await story.movie();
    await record(watcher, report(film, HALF, 0), report(s1e1, HALF, 0));
    platform.clock.advance(-30_000);
    for (const titleId of [film, id]) {
      const input = { profileId: watcher.profile.id, titleId };
      await watcher.viewer.client.send(operations.RemoveFromContinueWatching, { input });
    }
    platform.clock.advance(30_000);
    expect(await continueWatching(watcher)).toEqual([]);
  });

  test('accepts titles that are not on it', async () => {
    const watcher = await story.viewerWithProfile();
    const titleId = await story.movie();
    const input = { profileId: watcher.profile.id, titleId };
    const answer = await watcher.viewer.client.send(operations.RemoveFromContinueWatching, { input });
    expect(answer.removeFromContinueWatching).toEqual({ id: titleId });
  });
});

test('playback resumes a few seconds before the last position, and restarts completed titles', async () => {
  const watcher = await story.viewerWithProfile();
  const [begun = '', finished = ''] = await story.movies([{}, {}]);
  expect(await record(watcher, report(begun, HALF, 0), report(finished, RUNTIME_SECONDS, 0))).toMatchObject([
    { resumePositionSeconds: HALF - 5 },
    { resumePositionSeconds: 0 },
  ]);
});
