import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import { newId } from '../../../shared/ids.js';
import { withDatabase } from '../database.fixture.js';
import type { RailKind } from '../domain/home-rails.js';

const context = withDatabase(createTestDatabase);
const NOON = new Date('2026-06-01T12:00:00Z');
const HOUR_MS = 3_600_000;
const after = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);

/** A model that serves, or was served by before. */
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

/** What one profile is shown by one model. */
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
  test('counts for the rail that showed the title last', async () => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId]);
    await show('NEW_RELEASES', [titleId], after(1));
    await show('HIGHLY_RATED', [newId()], after(2));
    await play(titleId, after(3));
    expect(await playsByRail()).toEqual({ FOR_YOU: 0, NEW_RELEASES: 1, HIGHLY_RATED: 0 });
  });

  test('counts once a day, on whatever rail, and its event twice as once', async () => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId]);
    await play(titleId, after(1));
    await show('NEW_RELEASES', [titleId], after(2));
    await play(titleId, after(1));
    await play(titleId, after(3));
    expect(await playsByRail()).toEqual({ FOR_YOU: 1, NEW_RELEASES: 0 });
  });

  test.each([
    ['before it was shown', -1],
    ['a day after', 24],
  ])('does not count %s', async (_when, hours) => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId]);
    await play(titleId, after(hours));
    expect(await playsByRail()).toEqual({ FOR_YOU: 0 });
  });

  test('counts once though it is recorded at the same moment many times', async () => {
    const [titleId, { show, play, playsByRail }] = [newId(), await aScreen()];
    await show('FOR_YOU', [titleId]);
    await Promise.all(Array.from({ length: 20 }, () => play(titleId, after(1))));
    expect(await playsByRail()).toEqual({ FOR_YOU: 1 });
  });
});

test('sums hold squares and products over profiles', async () => {
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

test('nothing is recorded of a model that is still being learned', async () => {
  const { impressions } = context.repositories();
  const building = await aModel('BUILDING');
  const rails = [{ kind: 'FOR_YOU', titleIds: [newId()] }] as const;
  const profileId = await context.story.profile();
  const shown = { profileId, modelId: building, assignment: null, rails, shownAt: NOON };
  expect(await impressions.record(shown)).toBe(false);
  expect((await impressions.outcomesByModel([building])).size).toBe(0);
});

test('what is old goes, however much of it there is, and what is younger stays', async () => {
  const { impressions } = context.repositories();
  await context.database.pool.query('TRUNCATE rail_impressions');
  const [profileId, modelId] = [await context.story.profile(), await aModel()];
  await context.database.pool.query(
    `INSERT INTO rail_impressions (profile_id, model_id, rail, shown_at, last_shown_at, title_ids, played_ids)
     SELECT $1, uuid_v7(), 'FOR_YOU', $2, $2, ARRAY[uuid_v7()], '{}' FROM generate_series(1, 2500)`,
    [profileId, after(-1)],
  );
  const rails = [{ kind: 'FOR_YOU', titleIds: [newId()] }] as const;
  await impressions.record({ profileId, modelId, assignment: null, rails, shownAt: NOON });
  await impressions.prune(NOON, new AbortController().signal);
  const { rows } = await context.database.pool.query('SELECT model_id FROM rail_impressions');
  expect(rows).toEqual([{ model_id: modelId }]);
});
