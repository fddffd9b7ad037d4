import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { withDatabase } from './database.fixture.js';

const context = withDatabase(createTestDatabase);
const now = new Date('2026-06-01T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test('views are counted by window and decay with its half-life', async () => {
  const { story } = context;
  const { titles, trends } = context.repositories();
  const [fresh, fading, old] = [await story.title(), await story.title(), await story.title()];
  const [ann, bob] = [await story.profile(), await story.profile()];
  await story.watched({ profileId: ann, titleId: fresh, at: now });
  await story.rated({ profileId: ann, titleId: fresh, halfStars: 10, at: hoursAgo(1) });
  await story.watched({ profileId: ann, titleId: fading, at: hoursAgo(12) });
  await story.watched({ profileId: bob, titleId: fading, at: hoursAgo(48) });
  await story.watched({ profileId: bob, titleId: old, at: hoursAgo(7 * 24), state: 'IN_PROGRESS' });
  await story.watched({ profileId: bob, titleId: fresh, at: hoursAgo(-1) });
  await story.rated({ profileId: ann, titleId: old, halfStars: 3, at: now });

  await trends.refresh(now);
  const { DAY, WEEK, MONTH } = await trends.readCharts(await titles.readTitles());

  expect([...DAY.order]).toEqual([0, 1]);
  expect([...DAY.scores]).toEqual([1, 0.5, 0]);
  expect([...DAY.views]).toEqual([1, 1, 0]);
  expect([...WEEK.views]).toEqual([1, 2, 0]);
  expect([...WEEK.order]).toEqual([1, 0]);
  expect(WEEK.scores[1]).toBeCloseTo(0.5 ** (12 / 48) + 0.5, 9);
  expect([...MONTH.views]).toEqual([1, 2, 1]);
  expect(MONTH.scores[2]).toBeCloseTo(0.5, 9);
});

test('a window starts at the same instant for all titles', async () => {
  const { story, database } = context;
  await database.pool.query('TRUNCATE accounts, titles CASCADE');
  const { titles, trends, interactions } = context.repositories();
  const titleId = await story.title();
  const dayAgo = hoursAgo(24).getTime();
  for (let viewer = 0; viewer < 20; viewer += 1) {
    const at = new Date(dayAgo + (viewer % 2));
    await story.watched({ profileId: await story.profile(), titleId, at });
  }
  await trends.refresh(now);
  const { DAY, WEEK } = await trends.readCharts(await titles.readTitles());
  expect([DAY.views[0], WEEK.views[0]]).toEqual([10, 20]);
  expect(await interactions.countSince(new Date(dayAgo))).toBe(10);
});

test('an account counts once per title, whatever the number of its profiles', async () => {
  const { story } = context;
  const { titles, trends } = context.repositories();
  const [pushed, liked] = [await story.title(), await story.title()];
  const account = await story.profile();
  for (let profile = 0; profile < 4; profile += 1) {
    await story.watched({ profileId: await story.anotherProfile(account), titleId: pushed, at: now });
  }
  for (let viewer = 0; viewer < 2; viewer += 1) {
    await story.watched({ profileId: await story.profile(), titleId: liked, at: now });
  }
  await trends.refresh(now);
  const index = await titles.readTitles();
  const { DAY, SEASON } = await trends.readCharts(index);
  for (const chart of [DAY, SEASON]) {
    expect(chart.views[index.indexOf(pushed) ?? -1]).toBe(1);
    expect(chart.views[index.indexOf(liked) ?? -1]).toBe(2);
  }
});

test('some windows are recomputed while the others are kept', async () => {
  const { story } = context;
  const { titles, trends } = context.repositories();
  await trends.refresh(now);
  const titleId = await story.title();
  await story.watched({ profileId: await story.profile(), titleId, at: now });
  const later = new Date(now.getTime() + 1_000);
  await trends.refresh(later, ['DAY']);
  const index = await titles.readTitles();
  const { DAY, WEEK } = await trends.readCharts(index);
  expect(DAY.views[index.indexOf(titleId) ?? -1]).toBe(1);
  expect(WEEK.views[index.indexOf(titleId) ?? -1]).toBe(0);
  expect(await trends.computedAt()).toEqual(later);
});

test('a refresh replaces the previous one, also without any views', async () => {
  const { trends, titles } = context.repositories();
  await trends.refresh(now);
  expect(await trends.computedAt()).toEqual(now);

  await trends.refresh(new Date('2030-01-01'));

  expect(await trends.computedAt()).toBeNull();
  const { MONTH } = await trends.readCharts(await titles.readTitles());
  expect(MONTH.order).toHaveLength(0);
});

test('the views of a region are those of accounts that last started a playback there, if there are at least five', async () => {
  const { story } = context;
  const { titles, trends, regions } = context.repositories();
  const [ours, few, everywhere] = [await story.title(), await story.title(), await story.title()];
  for (let viewer = 0; viewer < 5; viewer += 1) {
    const profileId = await story.profile();
    await regions.note(profileId, 'FR', hoursAgo(2));
    await regions.note(profileId, 'DE', hoursAgo(1));
    expect(await regions.ofProfile(profileId)).toBe('DE');
    await story.watched({ profileId, titleId: ours, at: hoursAgo(12) });
    if (viewer > 0) await story.watched({ profileId, titleId: few, at: now });
    await story.watched({ profileId: await story.profile(), titleId: everywhere, at: now });
  }
  const late = await story.profile();
  await regions.note(late, 'DE', now);
  await regions.note(late, 'FR', hoursAgo(1));
  expect(await regions.ofProfile(late)).toBe('DE');

  await trends.refresh(now);
  const index = await titles.readTitles();
  const read = async () => await trends.readRegionalTrends(index);
  const own = (await read()).get('DE');
  expect([...(await read()).keys()]).toEqual(['DE']);
  expect(own?.DAY).toEqual([{ title: index.indexOf(ours), score: 2.5, views: 5 }]);
  expect(own?.SEASON).toMatchObject([{ title: index.indexOf(ours), views: 5 }]);
  const { DAY } = await trends.readCharts(index);
  for (const [titleId, views] of [
    [ours, 5],
    [few, 4],
    [everywhere, 5],
  ] as const) {
    expect(DAY.views[index.indexOf(titleId) ?? -1]).toBe(views);
  }

  await trends.refresh(new Date('2030-01-01'));
  expect((await read()).size).toBe(0);
});
