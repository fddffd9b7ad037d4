import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { withDatabase } from './database.fixture.js';
import { createTaste } from './domain/taste.js';

const context = withDatabase(createTestDatabase);
const day = (count: number) => new Date(Date.UTC(2026, 0, count));

test('a history has watched, liked and watchlist titles, latest first, and all known titles', async () => {
  const { story } = context;
  const profileId = await story.profile();
  const [seen, begun, sampled, loved, disliked, listed] = await Promise.all(
    Array.from({ length: 6 }, () => story.title()),
  );
  await story.watched({ profileId, titleId: seen!, at: day(1) });
  await story.watched({ profileId, titleId: begun!, at: day(3), state: 'IN_PROGRESS' });
  await story.watched({ profileId, titleId: sampled!, at: day(4), state: 'SAMPLED' });
  await story.rated({ profileId, titleId: loved!, halfStars: 9, at: day(2) });
  await story.rated({ profileId, titleId: disliked!, halfStars: 2, at: day(5) });
  await story.listed(profileId, listed!, day(0));
  // Also on the watchlist: the play and the rating count instead.
  await story.listed(profileId, seen!, day(6));
  await story.listed(profileId, disliked!, day(6));

  const history = await context.repositories().interactions.historyOf(profileId);

  expect(history.interactions).toEqual([
    { titleId: begun, weight: 0.5, feedback: 'WATCHED' },
    { titleId: loved, weight: expect.closeTo(0.9, 6), feedback: 'LIKED' },
    { titleId: seen, weight: 1, feedback: 'WATCHED' },
    { titleId: listed, weight: expect.closeTo(0.3, 6), feedback: 'LISTED' },
  ]);
  expect(history.knownTitleIds.toSorted()).toEqual([seen!, begun!, loved!, disliked!].toSorted());
});

test('a rewatched title has a greater weight than a completed one, and the time of the rewatch', async () => {
  const { story } = context;
  const profileId = await story.profile();
  const titles = await Promise.all(Array.from({ length: 5 }, () => story.title()));
  const [begunAgain, twice, credits, glanced, loved] = titles;
  const finished = async (titleId: string, again: Partial<Parameters<typeof story.watched>[0]>) => {
    await story.watched({ profileId, titleId, at: day(9), completedAt: day(2), ...again });
  };
  await finished(begunAgain!, { state: 'IN_PROGRESS' });
  await finished(twice!, {});
  await finished(credits!, { at: day(3) });
  await finished(glanced!, { share: 0 });
  await finished(loved!, { state: 'IN_PROGRESS', share: 0.25 });
  await story.rated({ profileId, titleId: loved!, halfStars: 10, at: day(1) });

  const { interactions } = await context.repositories().interactions.historyOf(profileId);

  const weights = new Map(interactions.map(({ titleId, weight }) => [titleId, weight]));
  expect(titles.map((titleId) => weights.get(titleId))).toEqual([1.5, 2, 1, 1, 1.25]);
  expect(interactions.at(-1)?.titleId).toBe(credits);
});

test('the episodes of a disliked series do not count, for its profile or for models', async () => {
  const { story, database } = context;
  await database.pool.query('TRUNCATE accounts, titles CASCADE');
  const { interactions, titles } = context.repositories();
  const [ann, bob] = [await story.profile(), await story.profile()];
  const { seriesId, episodeIds } = await story.series(2);
  for (const profileId of [ann, bob])
    for (const titleId of episodeIds) await story.watched({ profileId, titleId, at: day(1) });
  await story.rated({ profileId: ann, titleId: seriesId, halfStars: 2, at: day(2) });
  await story.rated({ profileId: bob, titleId: seriesId, halfStars: 8, at: day(2) });

  const [disliked, liked] = [await interactions.historyOf(ann), await interactions.historyOf(bob)];
  expect(disliked.interactions).toEqual([]);
  expect(disliked.knownTitleIds.toSorted()).toEqual([seriesId, ...episodeIds].toSorted());
  expect(liked.interactions).toHaveLength(3);
  expect((await interactions.readFeedback(await titles.readTitles(), 9)).viewers).toHaveLength(1);
});

test('a series with many episodes takes one place in a history', async () => {
  const { story } = context;
  const { interactions, titles } = context.repositories();
  const profileId = await story.profile();
  const film = await story.title();
  const { seriesId, episodeIds } = await story.series(201);
  await story.watched({ profileId, titleId: film, at: day(1) });
  for (const titleId of episodeIds) await story.watched({ profileId, titleId, at: day(2) });

  const index = await titles.readTitles();
  const preferences = { id: profileId, maturityLimit: 18, favouriteGenreIds: [] };
  const taste = createTaste(await interactions.historyOf(profileId), preferences, index);
  expect(taste.watched.map(({ title }) => index.ids[title])).toEqual([seriesId, film]);
});

test('a series remains known and weighted if its watched episode has left the catalog', async () => {
  const { story, database } = context;
  const { interactions, titles } = context.repositories();
  const profileId = await story.profile();
  const { seriesId, episodeIds } = await story.series(2);
  await story.watched({ profileId, titleId: episodeIds[0]!, at: day(1) });
  await database.pool.query(`UPDATE titles SET status = 'ARCHIVED' WHERE id = $1`, [episodeIds[0]]);

  const index = await titles.readTitles();
  const preferences = { id: profileId, maturityLimit: 18, favouriteGenreIds: [] };
  const taste = createTaste(await interactions.historyOf(profileId), preferences, index);
  const series = index.indexOf(seriesId);
  expect(taste.known).toEqual(new Set([series]));
  expect(taste.watched).toEqual([{ title: series, weight: 1, feedback: 'WATCHED' }]);
});

test('the version of a history changes when a title is started, completed, rated or listed, and not otherwise', async () => {
  const { story } = context;
  const { interactions } = context.repositories();
  const profileId = await story.profile();
  const titleId = await story.title();
  const versions = [await interactions.versionOf(profileId)];
  const happened = async (event: Promise<void>) => {
    await event;
    versions.push(await interactions.versionOf(profileId));
  };

  await happened(story.watched({ profileId, titleId, at: day(1) }));
  await happened(
    story.watched({ profileId, titleId: await story.title(), at: day(1), state: 'IN_PROGRESS' }),
  );
  await happened(story.rated({ profileId, titleId, halfStars: 8, at: day(1) }));
  await happened(story.rated({ profileId, titleId, halfStars: 2, at: day(2) }));
  await happened(story.listed(profileId, titleId, day(3)));

  expect(new Set(versions).size).toBe(versions.length);
  expect(await interactions.versionOf(profileId)).toBe(versions.at(-1));
});

test('a history that was cleared and restarted with another title has another version', async () => {
  const { story, database } = context;
  const { interactions } = context.repositories();
  const profileId = await story.profile();
  const begin = async () =>
    story.watched({ profileId, titleId: await story.title(), at: day(1), state: 'IN_PROGRESS' });
  await begin();
  const former = await interactions.versionOf(profileId);

  await database.pool.query('DELETE FROM watch_progress WHERE profile_id = $1', [profileId]);
  await begin();
  expect(await interactions.versionOf(profileId)).not.toBe(former);
});

test('a history in which one title replaced another has another version, at any time', async () => {
  const { story, database } = context;
  const { interactions } = context.repositories();
  const profileId = await story.profile();
  const [first, latest, late] = [await story.title(), await story.title(), await story.title()];
  for (const [titleId, at] of [
    [first, day(1)],
    [latest, day(3)],
  ] as const) {
    await story.listed(profileId, titleId, at);
    await story.rated({ profileId, titleId, halfStars: 10, at });
  }
  const versions = [await interactions.versionOf(profileId)];
  // Stored by a process whose clock was behind.
  await database.pool.query('DELETE FROM watchlist_items WHERE title_id = $1', [first]);
  await story.listed(profileId, late, day(2));
  versions.push(await interactions.versionOf(profileId));
  await story.rated({ profileId, titleId: first, halfStars: 2, at: day(2) });
  versions.push(await interactions.versionOf(profileId));
  await database.pool.query('DELETE FROM ratings WHERE title_id = $1', [first]);
  await story.rated({ profileId, titleId: late, halfStars: 2, at: day(2) });
  versions.push(await interactions.versionOf(profileId));
  expect(new Set(versions).size).toBe(versions.length);
});

test('training data has all viewers, the latest titles of long histories, and no unpublished titles', async () => {
  const { story, database } = context;
  await database.pool.query('TRUNCATE accounts, titles CASCADE');
  const { interactions, titles } = context.repositories();
  const [one, two, three] = [await story.title(), await story.title(), await story.title()];
  const draft = await story.title({ status: 'DRAFT' });
  const [ann, bob] = [await story.profile(), await story.profile()];
  await story.watched({ profileId: ann, titleId: one, at: day(1) });
  await story.watched({ profileId: ann, titleId: two, at: day(2), state: 'IN_PROGRESS' });
  await story.watched({ profileId: ann, titleId: three, at: day(3) });
  await story.watched({ profileId: bob, titleId: draft, at: day(2) });
  await story.watched({ profileId: bob, titleId: three, at: day(1) });
  await story.listed(bob, one, day(1));

  const feedback = await interactions.readFeedback(await titles.readTitles(), 2);

  const seconds = (count: number) => day(count).getTime() / 1_000;
  expect(feedback).toEqual({
    viewers: Uint32Array.of(1, 1, 2),
    titles: Uint32Array.of(2, 1, 2),
    times: Float64Array.of(seconds(3), seconds(2), seconds(1)),
    weights: Float32Array.of(1, 0.5, 1),
  });
});

test('new interactions are titles watched, liked or continued after an instant', async () => {
  const { story, database } = context;
  await database.pool.query('TRUNCATE accounts, titles CASCADE');
  const profileId = await story.profile();
  const [seen, sampled, liked, disliked, listed] = await Promise.all(
    Array.from({ length: 5 }, () => story.title()),
  );
  await story.watched({ profileId, titleId: seen!, at: day(2) });
  await story.watched({ profileId, titleId: sampled!, at: day(2), state: 'SAMPLED' });
  await story.rated({ profileId, titleId: liked!, halfStars: 6, at: day(3) });
  await story.rated({ profileId, titleId: disliked!, halfStars: 5, at: day(3) });
  await story.listed(profileId, listed!, day(3));

  const { interactions } = context.repositories();
  const counts = await Promise.all([1, 2, 3].map((count) => interactions.countSince(day(count))));
  expect(counts).toEqual([2, 1, 0]);
});
