import { expect, test, vi } from 'vitest';
import { createPostgresInteractionRepository } from '../../src/modules/recommendations/interaction.repository.postgres.js';
import { localLearner } from '../../src/modules/recommendations/learning/learner.js';
import { createPostgresModelRepository } from '../../src/modules/recommendations/model.repository.postgres.js';
import { createModelBuilder } from '../../src/modules/recommendations/model-builder.js';
import { createPostgresTitleFeatureRepository } from '../../src/modules/recommendations/title-feature.repository.postgres.js';
import { newId } from '../../src/shared/ids.js';
import * as administration from '../support/admin-operations.js';
import { failureOf } from '../support/failure.js';
import { AdminMetrics } from '../support/metrics-operations.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { twoTastes } from '../support/tastes.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { client: admin } = await story.admin();
const { westerns } = await twoTastes(story);
const { prisma } = platform.engine.database;

async function models() {
  return (await admin.send(administration.Models)).admin.models;
}

async function rebuild(): Promise<string> {
  const known = new Set((await models()).map(({ id }) => id));
  expect(await admin.send(administration.RebuildRecommendations)).toEqual({ rebuildRecommendations: true });
  return vi.waitFor(async () => {
    const [latest] = await models();
    expect(latest?.status).toBe('PUBLISHED');
    expect(known).not.toContain(latest?.id);
    return latest?.id ?? '';
  });
}

async function servedTo(viewer: Awaited<ReturnType<typeof story.viewerWithProfile>>) {
  const { recommendations } = await viewer.viewer.client.send(operations.Recommendations, {
    profileId: viewer.profile.id,
  });
  return recommendations.edges[0]?.node.modelVersion;
}

test('an administrator can rebuild the model, see its training data, and roll back', async () => {
  const viewer = await story.viewerWithProfile();
  await story.finish(viewer.viewer, viewer.profile.id, westerns.slice(0, 1));
  const first = await rebuild();
  await vi.waitFor(async () => expect(await servedTo(viewer)).toBe(first));
  const second = await rebuild();
  await vi.waitFor(async () => expect(await servedTo(viewer)).toBe(second));

  const [latest, former] = await models();
  expect(latest).toMatchObject({
    id: second,
    algorithm: 'EASE',
    viewers: 9,
    titles: 6,
    interactions: 25,
    blocks: 1,
    blocksLearned: 1,
    voices: [],
  });
  expect(former).toMatchObject({ id: first, status: 'RETIRED' });

  const { rollBackRecommendations } = await admin.send(administration.RollBackRecommendations, {
    modelId: first,
  });
  expect(rollBackRecommendations).toEqual({ id: first, status: 'PUBLISHED' });
  await vi.waitFor(async () => expect(await servedTo(viewer)).toBe(first));
  const actions = (await prisma.auditEntry.findMany()).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['recommendations.rebuild', 'recommendations.roll_back']));
});

test('a model that was never published, or is published, cannot be rolled back to', async () => {
  const published = (await models()).find(({ status }) => status === 'PUBLISHED')?.id ?? '';
  for (const modelId of [newId(), 'nonsense', published]) {
    const rollingBack = admin.send(administration.RollBackRecommendations, { modelId });
    expect(await failureOf(rollingBack)).toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('the live metrics of administrators show the progress of a model, block by block', async () => {
  const { pool, batchPool } = platform.engine.database;
  const builder = createModelBuilder({
    titles: createPostgresTitleFeatureRepository(batchPool),
    interactions: createPostgresInteractionRepository(pool, batchPool),
    models: createPostgresModelRepository(batchPool),
    learner: localLearner,
    clock: platform.clock,
    blockTitles: 3,
  });
  const samples = admin.live(AdminMetrics, { intervalSeconds: 1 });
  const building = async () => (await samples.next()).value?.adminMetrics.modelBuild;

  expect(await building()).toBeNull();
  const { id, blocks } = await builder.begin();
  expect(blocks).toBe(2);
  await vi.waitFor(async () => expect(await building()).toEqual({ id, blocks, blocksLearned: 0 }));
  await builder.learnBlock(id, 1);
  await vi.waitFor(async () => expect(await building()).toEqual({ id, blocks, blocksLearned: 1 }));
  await builder.learnBlock(id, 0);
  await vi.waitFor(async () => expect(await building()).toBeNull());
  expect((await models())[0]).toMatchObject({ id, status: 'PUBLISHED' });
});
