import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../../shared/ids.js';
import { withDatabase } from './database.fixture.js';
import type { NeighbourLists } from './domain/neighbour-lists.js';
import type { ModelDraft } from './model.repository.js';

const context = withDatabase(createTestDatabase);
const MEGABYTE = 1024 * 1024;

function aDraft(draft: Partial<ModelDraft> = {}): ModelDraft {
  return {
    id: newId(),
    algorithm: 'EASE',
    interactions: 4,
    viewers: 2,
    titleIds: [newId(), newId(), newId()],
    strategyWeights: [{ least: 0, weights: [{ strategy: 'TRENDING', weight: 1 }] }],
    blocks: 2,
    createdAt: new Date('2026-01-01'),
    input: Buffer.from('what blocks are learned from'),
    ...draft,
  };
}

const firstBlock: NeighbourLists = {
  offsets: Uint32Array.of(0, 2, 2),
  neighbours: Uint32Array.of(1, 2),
  similarities: Float32Array.of(0.5, 0.25),
};
const lastBlock: NeighbourLists = {
  offsets: Uint32Array.of(0, 1),
  neighbours: Uint32Array.of(0),
  similarities: Float32Array.of(0.5),
};

async function published(draft = aDraft()): Promise<ModelDraft> {
  const { models } = context.repositories();
  await models.begin(draft);
  await models.storeBlock(draft.id, 0, firstBlock);
  expect(await models.storeBlock(draft.id, 1, lastBlock)).toBe('PUBLISHED');
  return draft;
}

async function withoutModels() {
  await context.database.pool.query('TRUNCATE recommendation_models CASCADE');
  return context.repositories().models;
}

test('before the first model there is none', async () => {
  const models = await withoutModels();
  expect(await models.publishedId()).toBeNull();
  expect(await models.read(newId())).toBeNull();
  expect(await models.list()).toEqual([]);
});

test('a model is published with its last block, in any order, and read as it was learned', async () => {
  const models = await withoutModels();
  const draft = aDraft();
  await models.begin(draft);
  expect(await models.storeBlock(draft.id, 1, lastBlock)).toBe('STORED');
  expect(await models.publishedId()).toBeNull();
  expect(await models.storeBlock(draft.id, 0, firstBlock)).toBe('PUBLISHED');

  expect(await models.publishedId()).toBe(draft.id);
  expect(await models.read(draft.id)).toEqual({
    titleIds: draft.titleIds,
    strategyWeights: draft.strategyWeights,
    neighbours: {
      offsets: Uint32Array.of(0, 2, 2, 3),
      neighbours: Uint32Array.of(1, 2, 0),
      similarities: Float32Array.of(0.5, 0.25, 0.5),
    },
  });
});

test('a block that is stored twice counts once, also concurrently', async () => {
  const models = await withoutModels();
  const draft = aDraft();
  await models.begin(draft);
  const outcomes = await Promise.all([1, 2, 3].map(() => models.storeBlock(draft.id, 0, firstBlock)));
  expect(outcomes).toEqual(['STORED', 'STORED', 'STORED']);
  const last = await Promise.all([1, 2, 3].map(() => models.storeBlock(draft.id, 1, lastBlock)));
  expect(last.toSorted()).toEqual(['PUBLISHED', 'UNWANTED', 'UNWANTED']);
});

test('the input of any size is kept until the model is published', async () => {
  const models = await withoutModels();
  const input = Buffer.alloc(33 * MEGABYTE, 'input');
  const draft = aDraft({ input });
  await models.begin(draft);
  expect((await models.readInput(draft.id))?.equals(input)).toBe(true);
  await models.storeBlock(draft.id, 0, firstBlock);
  await models.storeBlock(draft.id, 1, lastBlock);
  expect(await models.readInput(draft.id)).toBeNull();
  const { rowCount } = await context.database.pool.query('SELECT FROM recommendation_model_inputs');
  expect(rowCount).toBe(0);
});

test('an unfinished model is replaced by the next, and its blocks are refused', async () => {
  const models = await withoutModels();
  const [stuck, next] = [aDraft(), aDraft()];
  await models.begin(stuck);
  await models.begin(next);
  expect(await models.readInput(stuck.id)).toBeNull();
  expect(await models.storeBlock(stuck.id, 0, firstBlock)).toBe('UNWANTED');
  expect((await models.list()).map(({ id }) => id)).toEqual([next.id]);
});

test('a model can be discarded with its blocks while it is built, but not once it is published', async () => {
  const models = await withoutModels();
  const former = await published();
  const draft = aDraft();
  await models.begin(draft);
  await models.storeBlock(draft.id, 0, firstBlock);
  expect(await models.discard(draft.id)).toBe(true);
  expect(await models.discard(draft.id)).toBe(false);
  expect(await models.readInput(draft.id)).toBeNull();
  expect(await models.storeBlock(draft.id, 1, lastBlock)).toBe('UNWANTED');
  expect(await models.discard(former.id)).toBe(false);
  expect((await models.list()).map(({ id }) => id)).toEqual([former.id]);
});

test('of models started concurrently, one continues', async () => {
  const models = await withoutModels();
  const drafts = Array.from({ length: 4 }, () => aDraft({ input: Buffer.alloc(4 * MEGABYTE) }));
  // So that each has a connection of its own.
  await Promise.all(drafts.map(() => models.list()));
  await Promise.all(drafts.map((draft) => models.begin(draft)));
  expect(await models.list()).toMatchObject([{ status: 'BUILDING' }]);
  const outcomes = await Promise.all(drafts.map(({ id }) => models.storeBlock(id, 0, firstBlock)));
  expect(outcomes.toSorted()).toEqual(['STORED', 'UNWANTED', 'UNWANTED', 'UNWANTED']);
});

test('a new model replaces the previous one, which is kept; older ones are deleted', async () => {
  const models = await withoutModels();
  await published();
  const second = await published(aDraft({ createdAt: new Date('2026-01-02') }));
  const third = await published(aDraft({ createdAt: new Date('2026-01-03') }));
  expect(await models.list()).toMatchObject([
    { id: third.id, status: 'PUBLISHED', blocksLearned: 2, titles: 3, publishedAt: expect.any(Date) },
    { id: second.id, status: 'RETIRED', blocksLearned: 2 },
  ]);
});

test('the previous model can be restored, and replaced again', async () => {
  const models = await withoutModels();
  const former = await published();
  const latest = await published();
  expect(await models.republish(former.id)).toBe(true);
  expect(await models.publishedId()).toBe(former.id);
  expect(await models.republish(former.id)).toBe(false);
  expect(await models.republish(latest.id)).toBe(true);
  expect(await models.publishedId()).toBe(latest.id);
  expect(await models.republish(newId())).toBe(false);
});

test('models completed concurrently are published one after the other', async () => {
  const models = await withoutModels();
  const former = await published();
  const draft = aDraft();
  await models.begin(draft);
  await models.storeBlock(draft.id, 0, firstBlock);
  const retired = await published();
  await Promise.all([models.republish(former.id), models.republish(former.id)]);
  const { rows } = await context.database.pool.query(
    "SELECT id FROM recommendation_models WHERE status = 'PUBLISHED'",
  );
  expect(rows).toEqual([{ id: former.id }]);
  expect((await models.list()).map(({ id }) => id)).toContain(retired.id);
});
