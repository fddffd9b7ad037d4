import { type ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { localLearner } from '../../src/modules/recommendations/learning/learner.js';
import { learnBlockJob } from '../../src/modules/recommendations/recommendation.jobs.js';
import { createStory } from '../../src/modules/recommendations/story.fixture.js';
import { createBullQueues } from '../../src/platform/jobs/bullmq-queues.js';
import { createBullJobQueue } from '../../src/platform/jobs/job-queue.bullmq.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { programStart } from '../support/built-programs.js';
import { BLOCK_TITLES, createBuilder } from '../support/model-build/builder.js';
import { createTestDatabase } from '../support/test-database.js';
import { testRedis } from '../support/test-redis.js';

const BLOCKS = 4;
const TITLES = BLOCKS * BLOCK_TITLES;
const { url: redisUrl, prefix } = testRedis();
const logger = createLogger({ level: 'silent', pretty: false });
const redis = createRedis(redisUrl, { name: 'test', role: 'commands', logger });
const queues = createBullQueues({ redis, prefix });
const jobs = createBullJobQueue(queues);
const children: ChildProcess[] = [];
let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>;
let whole: ReturnType<typeof createBuilder>;

function startWorker(): ChildProcess {
  const { file, execArgv, environment } = programStart('test/support/model-build/block-worker.ts');
  const { url, directUrl } = testDatabase.routes;
  const child = fork(file, [url, directUrl, redisUrl, prefix], {
    execArgv: [...execArgv],
    env: { ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  return child;
}

/** Lets a worker learn one block after the other, until it has started this many. */
async function begins(worker: ChildProcess, blocks: number): Promise<void> {
  let begun = 0;
  for await (const _message of on(worker, 'message')) {
    begun += 1;
    if (begun === blocks) return;
    worker.send({ kind: 'go on' });
  }
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  whole = createBuilder(testDatabase.routes, localLearner, TITLES);
  const story = createStory(whole.database.pool);
  const titles: string[] = [];
  for (let title = 0; title < TITLES; title += 1) titles.push(await story.title());
  for (let viewer = 0; viewer < 12; viewer += 1) {
    const profileId = await story.profile();
    for (const [place, titleId] of titles.entries()) {
      const at = new Date(Date.UTC(2026, 0, 1 + viewer, place));
      if ((viewer * 7 + place * 5) % 11 < 5) await story.watched({ profileId, titleId, at });
    }
  }
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await queues[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
  await whole.database[Symbol.asyncDispose]();
  await testDatabase.drop();
});

test('a model is bit for bit the same if its worker is killed while it learns a block', async () => {
  const { models } = whole;
  const expected = await models.read((await whole.builder.build()).id);
  const inBlocks = createBuilder(testDatabase.routes, localLearner);
  const { id, blocks } = await inBlocks.builder.begin();
  await inBlocks.database[Symbol.asyncDispose]();
  expect(blocks).toBe(BLOCKS);
  for (let block = 0; block < blocks; block += 1) await jobs.enqueue(learnBlockJob, { modelId: id, block });

  const victim = startWorker();
  await begins(victim, 2);
  victim.kill('SIGKILL');
  const report = (await models.list()).find((model) => model.id === id);
  expect(report).toMatchObject({ status: 'BUILDING', blocksLearned: 1 });

  const successor = startWorker();
  successor.on('message', () => successor.send({ kind: 'go on' }));
  await vi.waitFor(async () => expect(await models.publishedId()).toBe(id), 60_000);
  const model = await models.read(id);
  expect(model?.neighbours).toEqual(expected?.neighbours);
  expect(model?.neighbours.neighbours.length).toBeGreaterThan(TITLES);
});
