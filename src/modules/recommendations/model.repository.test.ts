import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../../shared/ids.js';
import { withDatabase } from './database.fixture.js';
import type { NeighbourRow } from './domain/similarity-matrix.js';

const context = withDatabase(createTestDatabase);

function aModel() {
  return { id: newId(), interactions: 4, viewers: 2, createdAt: new Date('2026-01-01') };
}

const rowsOf = (similarity: number): NeighbourRow[] => [
  {
    title: 0,
    neighbours: Uint32Array.of(1, 2),
    similarities: Float64Array.of(similarity, similarity / 2),
    support: Uint32Array.of(2, 1),
  },
  {
    title: 2,
    neighbours: Uint32Array.of(0),
    similarities: Float64Array.of(similarity),
    support: Uint32Array.of(2),
  },
];

async function threeTitles() {
  await context.database.pool.query('TRUNCATE titles, recommendation_models CASCADE');
  for (let count = 0; count < 3; count += 1) await context.story.title();
  return context.repositories().titles.readTitles();
}

test('before the first model there is none', async () => {
  await threeTitles();
  expect(await context.repositories().models.publishedId()).toBeNull();
});

test('what was published is read back', async () => {
  const { models } = context.repositories();
  const titles = await threeTitles();
  const model = aModel();
  await models.publish(model, titles, rowsOf(0.5));

  expect(await models.publishedId()).toBe(model.id);
  expect(await models.readNeighbours(model.id, titles)).toEqual({
    offsets: Uint32Array.of(0, 2, 2, 3),
    neighbours: Uint32Array.of(1, 2, 0),
    similarities: Float32Array.of(0.5, 0.25, 0.5),
  });
});

test('a new model takes the place of the former, which is kept; older ones go', async () => {
  const { models } = context.repositories();
  const titles = await threeTitles();
  const [first, second, third] = [aModel(), aModel(), aModel()];
  for (const model of [first, second, third]) await models.publish(model, titles, rowsOf(0.5));

  const { rows } = await context.database.pool.query(
    'SELECT id, status FROM recommendation_models ORDER BY id',
  );
  expect(rows).toEqual([
    { id: second.id, status: 'RETIRED' },
    { id: third.id, status: 'PUBLISHED' },
  ]);
  const { rows: stored } = await context.database.pool.query(
    'SELECT DISTINCT model_id FROM item_similarities',
  );
  expect(stored).toHaveLength(2);
});

test('a model that cannot be stored as a whole changes nothing', async () => {
  const { models } = context.repositories();
  const titles = await threeTitles();
  const former = aModel();
  await models.publish(former, titles, rowsOf(0.5));

  await expect(models.publish(aModel(), titles, rowsOf(2))).rejects.toThrow('similarities');

  expect(await models.publishedId()).toBe(former.id);
  const { rows } = await context.database.pool.query('SELECT id FROM recommendation_models');
  expect(rows).toHaveLength(1);
});

test('builders that publish at the same time both succeed, and one model is published', async () => {
  const { models } = context.repositories();
  const titles = await threeTitles();
  const rivals = [aModel(), aModel(), aModel()];
  await Promise.all(rivals.map((model) => models.publish(model, titles, rowsOf(0.5))));
  expect(rivals.map(({ id }) => id)).toContain(await models.publishedId());
});
