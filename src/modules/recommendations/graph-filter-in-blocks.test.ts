import { beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { systemClock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { withDatabase } from './database.fixture.js';
import type { LearnedModel } from './learning/learn-model.js';
import { servedNeighbours } from './learning/learned-items.js';
import { type Learner, localLearner } from './learning/learner.js';
import { threadedLearner } from './learning/threaded-learner.js';
import { createModelBuilder } from './model-builder.js';

const context = withDatabase(createTestDatabase);
/** One more viewer and title than EASE^R is learned from. */
const SIZE = 2_001;
const HISTORY = 12;
const BLOCK_TITLES = 600;

/** Neighbouring viewers like much of the same, and everybody likes some of the first titles. */
const placesOf = (viewer: number) =>
  Array.from({ length: HISTORY }, (_none, at) =>
    at % 3 === 0 ? (viewer * 7 + at) % 40 : (viewer + at * at) % SIZE,
  );

beforeAll(async () => {
  const { pool } = context.database;
  const titles = Array.from({ length: SIZE }, newId);
  const profiles = Array.from({ length: SIZE }, newId);
  await pool.query(
    `INSERT INTO titles (id, kind, status, name, minimum_age, popularity, source, source_id, created_at)
     SELECT id, 'MOVIE', 'PUBLISHED', 'Title ' || id, 0, 0, 'story', id::text, '2020-01-01' FROM unnest($1::uuid[]) AS id`,
    [titles],
  );
  await pool.query(
    `WITH added AS (
       INSERT INTO accounts (id, email, created_at)
       SELECT id, id || '@story.test', '2020-01-01' FROM unnest($1::uuid[]) AS id RETURNING id)
     INSERT INTO profiles (id, account_id, name, avatar, created_at) SELECT id, id, 'Ann', 'owl', '2020-01-01' FROM added`,
    [profiles],
  );
  const liked = profiles.flatMap((profile, viewer) =>
    [...new Set(placesOf(viewer))].map((place, at) => ({
      profile,
      title: titles[place]!,
      halfStars: 6 + ((viewer + at) % 5),
    })),
  );
  await pool.query(
    `INSERT INTO ratings (profile_id, title_id, half_stars, rated_at)
     SELECT *, '2026-01-01' FROM unnest($1::uuid[], $2::uuid[], $3::int[])`,
    [
      liked.map(({ profile }) => profile),
      liked.map(({ title }) => title),
      liked.map(({ halfStars }) => halfStars),
    ],
  );
});

test('a graph filter learned in stored blocks is bit for bit equal to one learned at once', async () => {
  let learned: LearnedModel | undefined;
  const learner: Learner = {
    ...threadedLearner,
    // Without learning weights, for which ten more models would be learned.
    async learn(input) {
      learned = await localLearner.learn({ ...input, keptWeights: [] });
      return learned;
    },
  };
  const repositories = context.repositories();
  // Each worker reads what was stored.
  const worker = () =>
    createModelBuilder({ ...repositories, learner, clock: systemClock, blockTitles: BLOCK_TITLES });
  const { id, algorithm, blocks } = await worker().begin();
  expect({ algorithm, blocks }).toEqual({ algorithm: 'GRAPH_FILTER', blocks: 4 });
  for (let block = blocks - 1; block >= 0; block -= 1) await worker().learnBlock(id, block);

  const { training, items } = learned!;
  const { neighbours } = (await repositories.models.read(id))!;
  expect(neighbours).toEqual(servedNeighbours(training.matrix, items));
  expect(neighbours.neighbours.length).toBeGreaterThan(SIZE * HISTORY);
});
