import { describe, expect, test } from 'vitest';
import { createCatalogMaker } from '../support/catalog-maker.js';
import { ArchiveTitle, PublishTitle } from '../support/catalog-operations.js';
import { failureOf } from '../support/failure.js';
import { playerOf } from '../support/players.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';
import { continuedBy, createReport, historyOf, record } from '../support/watching.js';

const platform = await usePlatform({ streaming: createTestStreaming() });
const story = createStory(platform);
const report = createReport(platform);
const { client: editor } = await story.admin();
const { movie, publishedMovie, series } = createCatalogMaker(editor);
const HALF = RUNTIME_SECONDS / 2;
const NOT_FOUND = { code: 'NOT_FOUND' };

const film = async () => (await publishedMovie('A film', { runtimeSeconds: RUNTIME_SECONDS })).id;
const archive = (id: string) => editor.send(ArchiveTitle, { id });
const publish = (id: string) => editor.send(PublishTitle, { id });

describe('the last position in a title that is unpublished during play', () => {
  test('is kept when its stream is ended, hidden, and resumed from once it is published again', async () => {
    const watcher = await story.subscribedViewer();
    const { viewer, profile } = watcher;
    const titleId = await film();
    const player = playerOf(viewer);
    const { sessionId } = await player.start({ titleId, profileId: profile.id });
    await player.heartbeat(sessionId, 1_000);
    await archive(titleId);
    expect(await failureOf(player.heartbeat(sessionId, HALF))).toMatchObject(NOT_FOUND);

    expect(await continuedBy(watcher)).toEqual([]);
    expect((await historyOf(watcher)).map(({ title }) => title)).toEqual([null]);
    expect(await failureOf(player.start({ titleId, profileId: profile.id }))).toMatchObject(NOT_FOUND);

    await publish(titleId);
    expect(await continuedBy(watcher)).toEqual([[titleId, titleId, 'RESUME']]);
    expect(await player.start({ titleId, profileId: profile.id })).toMatchObject({
      resumePositionSeconds: HALF - 5,
    });
  });

  test('is kept when its player stops afterwards', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const titleId = await film();
    const player = playerOf(viewer);
    const { sessionId } = await player.start({ titleId, profileId: profile.id });
    await archive(titleId);
    await player.stop(sessionId, HALF);
    await publish(titleId);
    expect(await player.start({ titleId, profileId: profile.id })).toMatchObject({
      resumePositionSeconds: HALF - 5,
    });
  });

  test('is kept when it is reported separately, also for an episode of an unpublished series', async () => {
    const watcher = await story.subscribedViewer();
    const { id: seriesId, episodes } = await series('Gone for now', [1]);
    const [episodeId = ''] = episodes;
    const titleId = await film();
    for (const id of [titleId, episodeId]) await record(watcher, report(id, 300, 20));
    for (const id of [titleId, seriesId]) await archive(id);
    expect(await record(watcher, report(titleId, 400, 0), report(episodeId, 500, 0))).toMatchObject([
      { positionSeconds: 400, title: null },
      { positionSeconds: 500, title: null },
    ]);
    expect(await continuedBy(watcher)).toEqual([]);
    for (const id of [titleId, seriesId, episodeId]) await publish(id);
    const continued = await continuedBy(watcher);
    expect(continued).toHaveLength(2);
    expect(continued).toEqual(
      expect.arrayContaining([
        [titleId, titleId, 'RESUME'],
        [seriesId, episodeId, 'RESUME'],
      ]),
    );
  });
});

describe('a report of an unpublished title is refused like one of an unknown title', () => {
  test('if it was never published, whatever else is wrong', async () => {
    const watcher = await story.viewerWithProfile();
    const draft = await movie('Not yet', { runtimeSeconds: RUNTIME_SECONDS, requiredTier: 'PREMIUM' });
    const unrated = await movie('Nor this', { maturityRating: 'NC-17' });
    for (const { id } of [draft, unrated]) {
      expect(await failureOf(record(watcher, report(id, HALF, 0)))).toMatchObject(NOT_FOUND);
    }
    expect(await historyOf(watcher)).toEqual([]);
  });

  test('if the profile had not started it, even if it was available at the time of the report', async () => {
    const [ann, bob] = [await story.subscribedViewer(), await story.subscribedViewer()];
    const titleId = await film();
    await record(ann, report(titleId, HALF, 60));
    await archive(titleId);
    expect(await failureOf(record(bob, report(titleId, HALF, 60)))).toMatchObject({
      ...NOT_FOUND,
      titleIds: [titleId],
    });
    await publish(titleId);
    expect(await continuedBy(bob)).toEqual([]);
  });
});
