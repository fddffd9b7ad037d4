import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { createDatabase } from '../../platform/database/database.js';
import { systemClock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { withDatabase } from './database.fixture.js';
import { createPostgresExperimentRepository } from './experiments/experiment.repository.postgres.js';
import { localLearner } from './learning/learner.js';
import { createPostgresModelRepository } from './model.repository.postgres.js';
import { createModelBuilder } from './model-builder.js';
import { createModelFeed } from './model-feed.js';
import { createPostgresTitleFeatureRepository } from './title-feature.repository.postgres.js';
import { createPostgresTrendingRepository } from './trending.repository.postgres.js';

const context = withDatabase(createTestDatabase);

test('a new title is noticed within minutes, even if nothing else changed', async () => {
  let now = new Date('2026-06-01T12:00:00Z');
  const feed = createModelFeed({
    ...context.repositories(),
    clock: { now: () => now },
    onError: () => undefined,
  });
  await feed.refresh();
  await context.story.title();
  await feed.refresh();
  expect(feed.current().titles.size).toBe(0);

  now = new Date('2026-06-01T12:05:00Z');
  await feed.refresh();
  expect(feed.current().titles.size).toBe(1);
});

test('two processes that read the same data agree on its revision', async () => {
  const options = { ...context.repositories(), clock: systemClock, onError: () => undefined };
  const [one, other] = [createModelFeed(options), createModelFeed(options)];
  await one.refresh();
  await other.refresh();
  expect(one.current().revision).toBe(other.current().revision);

  const former = other.current().revision;
  const builder = createModelBuilder({
    ...context.repositories(),
    learner: localLearner,
    clock: systemClock,
  });
  await builder.build();
  await other.refresh();
  expect(other.current().revision).not.toBe(former);
});

test('a change of other data changes the revision, and keeps the neighbours', async () => {
  const repositories = context.repositories();
  const titleId = await context.story.title({ name: 'A name' });
  const feed = createModelFeed({ ...repositories, clock: systemClock, onError: () => undefined });
  await feed.refresh();
  const { revision, neighbours } = feed.current();

  await repositories.experiments.start({
    id: newId(),
    name: 'What else',
    share: 100,
    arms: [],
    startedAt: new Date(),
    endsAt: new Date(Date.now() + 60_000),
    endedAt: null,
  });
  await context.database.pool.query('UPDATE titles SET name = $2 WHERE id = $1', [titleId, 'Another name']);
  await feed.refresh();
  const { titles, ...model } = feed.current();
  expect(titles.titles[titles.indexOf(titleId)!]?.name).toBe('Another name');
  expect(model.experiment).toMatchObject({ arms: [] });
  expect(model.revision).not.toBe(revision);
  expect(model.neighbours).toBe(neighbours);
});

test('a new episode or renamed genre changes the revision, which cached lists depend on', async () => {
  let now = new Date('2026-06-01T12:00:00Z');
  const clock = { now: () => now };
  const feed = createModelFeed({ ...context.repositories(), clock, onError: () => undefined });
  const { pool } = context.database;
  const genreId = await context.story.genre('A genre');
  const seriesId = await context.story.title({ genreIds: [genreId] });
  await pool.query("UPDATE titles SET kind = 'SERIES' WHERE id = $1", [seriesId]);
  await feed.refresh();
  const revisions = [feed.current().revision];
  const changed = async (statement: string, values: readonly unknown[]) => {
    await pool.query(statement, [...values]);
    now = new Date(now.getTime() + 300_000);
    await feed.refresh();
    revisions.push(feed.current().revision);
  };

  await pool.query('INSERT INTO seasons (series_id, number, created_at) VALUES ($1, 1, now())', [seriesId]);
  const episodeId = await context.story.title({ status: 'DRAFT' });
  await changed(
    `UPDATE titles SET kind = 'EPISODE', status = 'PUBLISHED', series_id = $2, season_number = 1, episode_number = 1
     WHERE id = $1`,
    [episodeId, seriesId],
  );
  expect(feed.current().titles.indexOf(episodeId)).toBe(feed.current().titles.indexOf(seriesId));
  await changed('UPDATE genres SET name = $2 WHERE id = $1', [genreId, 'Another genre']);
  expect(new Set(revisions).size).toBe(3);
});

test('while the database is unavailable, the previous model serves, and errors are reported', async () => {
  const limits = { poolSize: 2, acquireTimeoutMs: 1_000, statementTimeoutMs: 1_000 };
  await context.story.title();
  const database = createDatabase({ ...context.routes, ...limits });
  const errors: unknown[] = [];
  const feed = createModelFeed({
    titles: createPostgresTitleFeatureRepository(database.pool),
    models: createPostgresModelRepository(database.pool),
    trends: createPostgresTrendingRepository(database.pool),
    experiments: createPostgresExperimentRepository(database.pool),
    clock: systemClock,
    pollMs: 5,
    onError: (error) => errors.push(error),
  });
  await feed.start();
  const served = feed.current();
  await database[Symbol.asyncDispose]();

  await expect.poll(() => errors.length).toBeGreaterThan(1);
  expect(feed.current()).toBe(served);
  await feed[Symbol.asyncDispose]();
  const reported = errors.length;
  await expect(feed.refresh()).rejects.toThrow('pool');
  expect(errors).toHaveLength(reported);
});
