import { afterEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import { newId } from '../../../shared/ids.js';
import { withDatabase } from '../database.fixture.js';
import { createExperimentOutcomes } from './experiment-outcomes.js';

const context = withDatabase(createTestDatabase);
const HOUR_MS = 3_600_000;
const NOON = new Date('2026-06-01T12:00:00Z');
const after = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);
const { signal } = new AbortController();

afterEach(async () => {
  await context.database.pool.query('TRUNCATE recommendation_experiments CASCADE');
});

/** An experiment that expires after an hour. */
function start(startedAt = NOON) {
  const id = newId();
  const endsAt = new Date(startedAt.getTime() + HOUR_MS);
  const { experiments } = context.repositories();
  const record = { id, name: 'An hour', share: 50, arms: [], startedAt, endsAt, endedAt: null };
  return experiments.start(record).then((started) => ({ id, started }));
}

describe('an experiment past its end time', () => {
  test('has ended, even if that was not recorded', async () => {
    const { experiments } = context.repositories();
    const { id } = await start();
    expect(await experiments.running(after(0.9))).toEqual({ id, share: 50, arms: [] });
    expect(await experiments.running(after(1))).toBeNull();
    expect(await experiments.list(1, after(0.9))).toMatchObject([{ id, endedAt: null }]);
    expect(await experiments.list(1, after(5))).toMatchObject([{ id, endedAt: after(1) }]);
    expect(await experiments.end(id, after(5))).toMatchObject({ endedAt: after(1) });
  });

  test('allows another one to start, unlike a running one', async () => {
    expect((await start()).started).toBe(true);
    expect((await start(after(0.5))).started).toBe(false);
    expect((await start(after(1))).started).toBe(true);
  });
});

describe('the outcome of an experiment', () => {
  /** At an hour after noon. */
  const at = (hours: number) =>
    createExperimentOutcomes({ ...context.repositories(), clock: { now: () => after(hours) } });

  async function showIn(experimentId: string, shownAt: Date) {
    const modelId = newId();
    await context.database.pool.query(
      `INSERT INTO recommendation_models
         (id, status, algorithm, interactions, viewers, titles, title_ids, voices, blocks, created_at)
       VALUES ($1, 'RETIRED', 'EASE', 0, 0, 0, '{}', '[]', 1, now())`,
      [modelId],
    );
    await context.repositories().impressions.record({
      profileId: await context.story.profile(),
      modelId,
      assignment: { experimentId, arm: 'tried' },
      rails: [{ kind: 'FOR_YOU', titleIds: [newId()] }],
      shownAt,
    });
  }

  test('is computed until two days after its end, and then kept when impressions are deleted', async () => {
    const { id } = await start();
    await showIn(id, NOON);
    await at(48).settle(signal);
    await showIn(id, after(0.5));
    const counted = (await at(48).of([id])).get(id);
    expect(counted).toMatchObject([
      { arm: 'tried', rail: null, profiles: 2, impressions: 2, plays: 0 },
      { arm: 'tried', rail: 'FOR_YOU', profiles: 2, impressions: 2, plays: 0 },
    ]);

    await at(49).settle(signal);
    await context.database.pool.query('TRUNCATE rail_impressions');
    expect((await at(49).of([id])).get(id)).toEqual(counted);
    await at(50).settle(signal);
    expect((await at(50).of([id])).get(id)).toEqual(counted);
  });

  test('is empty without impressions', async () => {
    const { id } = await start();
    expect((await at(1).of([id])).get(id) ?? []).toEqual([]);
    await at(49).settle(signal);
    expect((await at(49).of([id])).get(id)).toEqual([]);
  });
});
