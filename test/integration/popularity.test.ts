import { expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import * as monitoring from '../support/metrics-operations.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { client: admin } = await story.admin();

async function watchingViewer() {
  const viewer = await story.viewer();
  await story.subscribe(viewer);
  const profiles = [await story.profileOf(viewer), await story.profileOf(viewer, { name: 'Kim' })];
  const [first = '', second = ''] = profiles.map(({ id }) => id);
  return { viewer, first, second };
}

test('titles are ranked by the number of accounts that started them, not of profiles', async () => {
  const [drama = '', comedy = ''] = await story.movies([{ name: 'Drama' }, { name: 'Comedy' }]);
  const { id: seriesId, episodes } = await story.series({ name: 'Series', seasons: [2] });
  const [one, other] = [await watchingViewer(), await watchingViewer()];
  for (const profileId of [one.first, one.second]) await story.watch(one.viewer, profileId, drama, 300);
  for (const { viewer, first } of [one, other]) await story.watch(viewer, first, comedy, 300);
  await story.watch(other.viewer, other.first, comedy, RUNTIME_SECONDS);
  for (const episodeId of episodes) await story.watch(one.viewer, one.first, episodeId, 300);

  const chart = async (first: number) =>
    (await admin.send(monitoring.Popularity, { window: 'DAY', first })).admin.popularity;
  const all = await chart(10);
  expect(all).toEqual([
    { title: { id: comedy }, viewers: 2, starts: 2, completions: 1 },
    ...[
      { title: { id: drama }, viewers: 1, starts: 2, completions: 0 },
      { title: { id: seriesId }, viewers: 1, starts: 2, completions: 0 },
    ].toSorted((a, b) => (a.title.id < b.title.id ? -1 : 1)),
  ]);
  expect(await chart(1)).toEqual(all.slice(0, 1));
});

test('plays by day include days without plays', async () => {
  const [mystery = ''] = await story.movies([{ name: 'Mystery' }]);
  const viewers = [await watchingViewer(), await watchingViewer(), await watchingViewer()];
  for (const { viewer, first } of viewers) await story.watch(viewer, first, mystery, 300);
  const [{ viewer, first } = await watchingViewer()] = viewers;
  await story.watch(viewer, first, mystery, RUNTIME_SECONDS);

  const { playsByDay } = (await admin.send(monitoring.PlaysByDay, { window: 'WEEK', first: 1 })).admin;
  expect(playsByDay).toMatchObject([{ title: { id: mystery }, starts: 3, completions: 1 }]);
  const days = playsByDay[0]?.days ?? [];
  const today = new Date().toISOString().slice(0, 10);
  expect(days).toHaveLength(7);
  expect(days.at(-1)).toEqual({ day: today, starts: 3, completions: 1 });
  expect(days.slice(0, -1).every(({ starts, completions }) => starts + completions === 0)).toBe(true);
  expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted());
});

test('plays by day contain at most twenty titles', async () => {
  const asked = admin.send(monitoring.PlaysByDay, { window: 'MONTH', first: 21 });
  expect(await failureOf(asked)).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { first: expect.any(String) },
  });
});

test('at most a hundred titles can be requested', async () => {
  const asked = admin.send(monitoring.Popularity, { window: 'MONTH', first: 101 });
  expect(await failureOf(asked)).toMatchObject({ code: 'BAD_USER_INPUT' });
});
