import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import { ensureMonthlyPartitions } from '../../../platform/database/partitions.js';
import { newId } from '../../../shared/ids.js';
import { withDatabase } from '../database.fixture.js';
import type { RailKind } from '../domain/home-rails.js';
import type { ShownRail } from './impression.repository.js';

const context = withDatabase(createTestDatabase);
const NOON = new Date('2026-06-01T12:00:00Z');
const MIDNIGHT = new Date('2026-06-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const after = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);

/** A published model, or the previous one. */
async function aModel(status: 'BUILDING' | 'RETIRED' = 'RETIRED'): Promise<string> {
  const id = newId();
  await context.database.pool.query(
    `INSERT INTO recommendation_models
       (id, status, algorithm, interactions, viewers, titles, title_ids, voices, blocks, created_at)
     VALUES ($1, $2, 'EASE', 0, 0, 0, '{}', '[]', 1, now())`,
    [id, status],
  );
  return id;
}

async function anExperiment(): Promise<string> {
  const id = newId();
  const { experiments } = context.repositories();
  const [startedAt, endedAt] = [after(0), after(3)];
  await experiments.start({
    id,
    name: 'One',
    share: 100,
    arms: [],
    startedAt,
    endsAt: endedAt,
    endedAt: null,
  });
  await experiments.end(id, endedAt);
  return id;
}

/** The impressions of a profile by a model. */
async function aScreen() {
  const { impressions } = context.repositories();
  const [profileId, modelId] = [await context.story.profile(), await aModel()];
  const show = (kind: RailKind, titleIds: readonly string[], shownAt = NOON) =>
    impressions.record({ profileId, modelId, assignment: null, rails: [{ kind, titleIds }], shownAt });
  const play = (titleId: string, playedAt: Date) => impressions.recordPlay({ profileId, titleId, playedAt });
  const playsByRail = async () => {
    const outcomes = (await impressions.outcomesByModel([modelId])).get(modelId) ?? [];
    return Object.fromEntries(outcomes.map(({ rail, plays }) => [rail, plays]));
  };
  return { impressions, profileId, modelId, show, play, playsByRail };
}

describe('a play', () => {
  test('counts for the rail that last started to show the title, whatever is shown afterwards', async () => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId]);
    await show('NEW_RELEASES', [titleId], after(1));
    await show('HIGHLY_RATED', [newId()], after(2));
    await show('FOR_YOU', [newId()], after(2.5));
    await play(titleId, after(3));
    expect(await playsByRail()).toEqual({ FOR_YOU: 0, NEW_RELEASES: 1, HIGHLY_RATED: 0 });
  });

  test('counts once a day on any rail, also if its event is repeated', async () => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId]);
    await play(titleId, after(1));
    await show('NEW_RELEASES', [titleId], after(2));
    await play(titleId, after(1));
    await play(titleId, after(3));
    expect(await playsByRail()).toEqual({ FOR_YOU: 1, NEW_RELEASES: 0 });
  });

  test.each<[string, number, number?]>([
    ['before it was shown', -1],
    ['a day after', 24],
    ['a day after, though the rail has shown others since', 24, 23],
  ])('does not count %s', async (_when, hours, othersShown = 0) => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId], MIDNIGHT);
    await show('FOR_YOU', [newId()], new Date(MIDNIGHT.getTime() + othersShown * HOUR_MS));
    await play(titleId, new Date(MIDNIGHT.getTime() + hours * HOUR_MS));
    expect(await playsByRail()).toEqual({ FOR_YOU: 0 });
  });

  test('counts once if it is recorded many times concurrently', async () => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId]);
    await Promise.all(Array.from({ length: 20 }, () => play(titleId, after(1))));
    expect(await playsByRail()).toEqual({ FOR_YOU: 1 });
  });
});

test('sums contain squares and products over profiles', async () => {
  const { impressions } = context.repositories();
  const modelId = await aModel();
  const assignment = null;
  for (const count of [1, 3]) {
    const profileId = await context.story.profile();
    const titleIds = Array.from({ length: count }, newId);
    await impressions.record({
      profileId,
      modelId,
      assignment,
      rails: [{ kind: 'FOR_YOU', titleIds }],
      shownAt: NOON,
    });
    await impressions.recordPlay({ profileId, titleId: titleIds[0]!, playedAt: after(1) });
  }
  expect((await impressions.outcomesByModel([modelId])).get(modelId)).toMatchObject([
    {
      profiles: 2,
      impressions: 4,
      plays: 2,
      impressionsSquared: 10,
      playsSquared: 2,
      impressionsTimesPlays: 4,
    },
  ]);
});

test('impressions of an unpublished model are not recorded', async () => {
  const { impressions } = context.repositories();
  const building = await aModel('BUILDING');
  const rails = [{ kind: 'FOR_YOU', titleIds: [newId()] }] as const;
  const profileId = await context.story.profile();
  const shown = { profileId, modelId: building, assignment: null, rails, shownAt: NOON };
  expect(await impressions.record(shown)).toBe(false);
  expect((await impressions.outcomesByModel([building])).size).toBe(0);
});

describe('impressions', () => {
  test('count once a day', async () => {
    const { impressions, show, modelId } = await aScreen();
    const [titleId, another] = [newId(), newId()];
    await show('FOR_YOU', [titleId]);
    await show('FOR_YOU', [titleId, another], after(11));
    await show('FOR_YOU', [titleId], after(13));
    expect((await impressions.outcomesByModel([modelId])).get(modelId)).toMatchObject([
      { profiles: 1, impressions: 3, impressionsSquared: 9 },
    ]);
  });

  test('are stored in the partition of their month, which is created on demand', async () => {
    const { show, profileId } = await aScreen();
    const [may, june] = [new Date('2034-05-31T23:59:59.999Z'), new Date('2034-06-01T00:00:00Z')];
    for (const day of [may, june]) await show('FOR_YOU', [newId()], day);
    const table = 'rail_impressions';
    await ensureMonthlyPartitions(context.database.pool, { table, from: may, to: june });
    const { rows } = await context.database.pool.query<{ name: string }>(
      'SELECT tableoid::regclass::text AS name FROM rail_impressions WHERE profile_id = $1 ORDER BY shown_at',
      [profileId],
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'partitions.rail_impressions_2034_05',
      'partitions.rail_impressions_2034_06',
    ]);
  });

  test('count for the experiment that was running, even if the same model served before and after', async () => {
    const { impressions, show, play, profileId, modelId } = await aScreen();
    const titleId = newId();
    const experimentId = await anExperiment();
    const assignment = { experimentId, arm: 'tried' };
    const rails: ShownRail[] = [
      { kind: 'FOR_YOU', titleIds: [titleId, newId()] },
      { kind: 'TRENDING_NOW', titleIds: [newId()] },
    ];
    await show('FOR_YOU', [titleId]);
    await impressions.record({ profileId, modelId, assignment, rails, shownAt: after(1) });
    await show('FOR_YOU', [titleId, newId()], after(2));
    await play(titleId, after(1.5));
    const outcomes = (await impressions.outcomesByExperiment([experimentId])).get(experimentId);
    expect(outcomes).toMatchObject([
      { arm: 'tried', rail: null, profiles: 1, impressions: 3, plays: 1, impressionsSquared: 9 },
      { arm: 'tried', rail: 'FOR_YOU', profiles: 1, impressions: 2, plays: 1 },
      { arm: 'tried', rail: 'TRENDING_NOW', profiles: 1, impressions: 1, plays: 0 },
    ]);
  });
});
