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
    voices: [{ least: 0, voices: [{ strategy: 'TRENDING', weight: 1 }] }],
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

test('a model is published with its last block, whichever that is, and read back as it was learned', async () => {
  const models = await withoutModels();
  const draft = aDraft();
  await models.begin(draft);
  expect(await models.storeBlock(draft.id, 1, lastBlock)).toBe('STORED');
  expect(await models.publishedId()).toBeNull();
  expect(await models.storeBlock(draft.id, 0, firstBlock)).toBe('PUBLISHED');

  expect(await models.publishedId()).toBe(draft.id);
  expect(await models.read(draft.id)).toEqual({
    titleIds: draft.titleIds,
    voices: draft.voices,
    neighbours: {
      offsets: Uint32Array.of(0, 2, 2, 3),
      neighbours: Uint32Array.of(1, 2, 0),
      similarities: Float32Array.of(0.5, 0.25, 0.5),
    },
  });
});

test('a block that is learned twice counts once, also at the same time', async () => {
  const models = await withoutModels();
  const draft = aDraft();
  await models.begin(draft);
  const outcomes = await Promise.all([1, 2, 3].map(() => models.storeBlock(draft.id, 0, firstBlock)));
  expect(outcomes).toEqual(['STORED', 'STORED', 'STORED']);
  const last = await Promise.all([1, 2, 3].map(() => models.storeBlock(draft.id, 1, lastBlock)));
  expect(last.toSorted()).toEqual(['PUBLISHED', 'UNWANTED', 'UNWANTED']);
});

test('what blocks are learned from is kept until the model is published, however much it is', async () => {
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

test('a model that never ended gives way to the next, and its blocks come to nothing', async () => {
  const models = await withoutModels();
  const [stuck, next] = [aDraft(), aDraft()];
  await models.begin(stuck);
  await models.begin(next);
  expect(await models.readInput(stuck.id)).toBeNull();
  expect(await models.storeBlock(stuck.id, 0, firstBlock)).toBe('UNWANTED');
  expect((await models.list()).map(({ id }) => id)).toEqual([next.id]);
});

test('a model is discarded with its blocks while it is learned, and not once it is published', async () => {
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

test('of models that are begun at the same time one is learned any further', async () => {
  const models = await withoutModels();
  const drafts = Array.from({ length: 4 }, () => aDraft({ input: Buffer.alloc(4 * MEGABYTE) }));
  // So that each has a connection of its own.
  await Promise.all(drafts.map(() => models.list()));
  await Promise.all(drafts.map((draft) => models.begin(draft)));
  expect(await models.list()).toMatchObject([{ status: 'BUILDING' }]);
  const outcomes = await Promise.all(drafts.map(({ id }) => models.storeBlock(id, 0, firstBlock)));
  expect(outcomes.toSorted()).toEqual(['STORED', 'UNWANTED', 'UNWANTED', 'UNWANTED']);
});

test('a new model takes the place of the former, which is kept; older ones go', async () => {
  const models = await withoutModels();
  await published();
  const second = await published(aDraft({ createdAt: new Date('2026-01-02') }));
  const third = await published(aDraft({ createdAt: new Date('2026-01-03') }));
  expect(await models.list()).toMatchObject([
    { id: third.id, status: 'PUBLISHED', blocksLearned: 2, titles: 3, publishedAt: expect.any(Date) },
    { id: second.id, status: 'RETIRED', blocksLearned: 2 },
  ]);
});

test('the former model can be put back, and exchanged again', async () => {
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

test('models that end at the same time are published one after the other', async () => {
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
