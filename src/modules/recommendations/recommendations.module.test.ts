import { serialize } from 'node:v8';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { keysIn, testRedis } from '../../../test/support/test-redis.js';
import { cachePolicies } from '../../cache-policies.js';
import { allow } from '../../graphql/graphql-shield.js';
import { createCache } from '../../platform/cache/tiered-cache.js';
import { createRedisLiveTopics } from '../../platform/events/live-topics.redis.js';
import { createBullQueues } from '../../platform/jobs/bullmq-queues.js';
import { createBullJobQueue } from '../../platform/jobs/job-queue.bullmq.js';
import { createJobWorkers } from '../../platform/jobs/job-workers.js';
import { createRedis } from '../../platform/redis/redis.js';
import { createRedisChannels } from '../../platform/redis/redis-channels.js';
import { createLogger } from '../../platform/telemetry/logger.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { newId } from '../../shared/ids.js';
import { withDatabase } from './database.fixture.js';
import type { ProfilePreferences } from './domain/taste.js';
import { localLearner } from './learning/learner.js';
import { createModelBuilder } from './model-builder.js';
import { buildModelJob, learnBlockJob, refreshProfileJob } from './recommendation.jobs.js';
import { recommendationsRefreshedTopic } from './recommendation.live.js';
import { createRecommendations, type RecommendationsDependencies } from './recommendations.module.js';

const context = withDatabase(createTestDatabase);
const logger = createLogger({ level: 'silent', pretty: false });
const now = new Date('2026-06-01T12:00:00Z');
const clock = { now: () => now };
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const firstPage = (first: number) => ({ first, after: null });

const { url, prefix } = testRedis();
const redis = createRedis(url, { name: 'test', role: 'commands', logger });
const subscriber = createRedis(url, { name: 'test', role: 'subscriber', logger });
const channels = createRedisChannels(subscriber, logger);
const cache = createCache({ redis, channels, prefix, logger });
const queues = createBullQueues({ redis, prefix });
const jobs = createBullJobQueue(queues);
const liveTopics = createRedisLiveTopics({ redis, channels, prefix });

const profiles = new Map<string, ProfilePreferences>();
let begun: readonly string[] = [];
let listed: readonly string[] = [];
let dependencies: RecommendationsDependencies;
let module: ReturnType<typeof createRecommendations>;

beforeAll(() => {
  dependencies = {
    database: context.database,
    cache,
    policies: cachePolicies,
    liveTopics,
    profiles: { find: async (id) => profiles.get(id) ?? null },
    ownTitles: {
      titleIdsToContinue: async (_profileId, _region, first) => begun.slice(0, first),
      titleIdsOnWatchlist: async (_profileId, _region, first) => listed.slice(0, first),
    },
    closedTitles: async () => ({ ids: [], version: '' }),
    suitableTitles: async (titleIds) => new Set(titleIds),
    ownsProfile: allow,
    ownsProfileIfNamed: allow,
    jobs,
    clock,
    logger,
  };
  module = createRecommendations(dependencies);
});

beforeEach(async () => {
  begun = [];
  listed = [];
  await context.database.pool.query('TRUNCATE accounts, titles, genres, recommendation_models CASCADE');
  await module.models.refresh();
});

afterAll(async () => {
  await module.models[Symbol.asyncDispose]();
  await queues[Symbol.asyncDispose]();
  await cache[Symbol.asyncDispose]();
  await subscriber[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});

async function aProfile(preferences: Partial<ProfilePreferences> = {}): Promise<string> {
  const id = await context.story.profile();
  profiles.set(id, { id, maturityLimit: 18, favouriteGenreIds: [], ...preferences });
  return id;
}

/** The scheduled work of workers. */
async function learn(): Promise<void> {
  const { interactions, models, titles, trends } = context.repositories();
  await createModelBuilder({ interactions, models, titles, learner: localLearner, clock }).build();
  await trends.refresh(now);
  await module.models.refresh();
}

/** Two groups of five viewers, who all watched the same three of their group's four titles. */
async function twoCamps() {
  const camps: string[][] = [];
  for (const genre of ['Western', 'Musical']) {
    const genreIds = [await context.story.genre(genre)];
    const titles: string[] = [];
    for (let at = 0; at < 4; at += 1)
      titles.push(await context.story.title({ name: `${genre} ${at}`, genreIds }));
    for (let viewer = 0; viewer < 5; viewer += 1) {
      const profileId = await context.story.profile();
      for (const titleId of titles.slice(0, 3)) {
        await context.story.watched({ profileId, titleId, at: hoursAgo(24 * 90) });
      }
    }
    camps.push(titles);
  }
  return { westerns: camps[0]!, musicals: camps[1]! };
}

const titlesOf = async (profileId: string, first = 20) => {
  const page = await module.service.recommend(profileId, 'HYBRID', firstPage(first));
  return page.edges.map(({ node }) => node.titleId);
};

describe('recommendations', () => {
  test('change as soon as the profile completes a title', async () => {
    const { westerns, musicals } = await twoCamps();
    await learn();
    const profileId = await aProfile();
    await context.story.watched({ profileId, titleId: westerns[0]!, at: hoursAgo(2) });
    const before = await titlesOf(profileId, 2);
    expect(before.toSorted()).toEqual([westerns[1]!, westerns[2]!].toSorted());

    await context.story.watched({ profileId, titleId: musicals[0]!, at: hoursAgo(1) });
    await context.story.watched({ profileId, titleId: westerns[1]!, at: hoursAgo(1) });

    const after = await titlesOf(profileId);
    expect(after).not.toContain(westerns[1]);
    expect(after.slice(0, 3)).toEqual(expect.arrayContaining([westerns[2], musicals[1], musicals[2]]));
  });

  test('are paginated', async () => {
    await twoCamps();
    await learn();
    const profileId = await aProfile();
    const whole = await titlesOf(profileId);
    expect(whole).toHaveLength(8);

    const paged: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await module.service.recommend(profileId, 'HYBRID', { first: 3, after });
      paged.push(...page.edges.map(({ node }) => node.titleId));
      expect(page.totalCount).toBe(8);
      after = page.edges.at(-1)?.cursor ?? null;
      more = page.hasNextPage;
    }
    expect(paged).toEqual(whole);
  });

  test('are computed once while nothing changes', async () => {
    await twoCamps();
    await learn();
    const profileId = await aProfile();
    await titlesOf(profileId);
    const sent = context.database.statementCount();
    await titlesOf(profileId);
    expect(context.database.statementCount() - sent).toBe(1);
  });

  test('are cached once per list, however often the profile or the model changes', async () => {
    const titleIds: string[] = [];
    for (let at = 0; at < 220; at += 1) titleIds.push(await context.story.title({ popularity: at }));
    const profileId = await aProfile();
    for (const titleId of titleIds.slice(0, 3)) {
      await context.story.watched({ profileId, titleId, at: hoursAgo(1) });
      await learn();
      await titlesOf(profileId);
      await module.home.home(profileId, 40);
    }

    const keys = await keysIn(redis, `${prefix}:cache:*${profileId}*`);
    const names = keys.map((key) => key.slice(`${prefix}:cache:`.length));
    expect(names.toSorted()).toEqual([`home-rails:{${profileId}:40}`, `rankings:{${profileId}:HYBRID}`]);
    for (const key of keys) expect(await redis.strlen(key)).toBeLessThan(15_000);
  });

  test('are right in two processes with different models', async () => {
    const former = await context.story.title();
    await learn();
    await using behind = createCache({ redis, channels, prefix, logger });
    const late = createRecommendations({ ...dependencies, cache: behind, pollMs: 3_600_000 });
    await late.models.refresh();
    const latter = await context.story.title({ popularity: 9 });
    await learn();

    const profileId = await aProfile();
    for (let round = 0; round < 3; round += 1) {
      expect(await titlesOf(profileId)).toEqual([latter, former]);
      const page = await late.service.recommend(profileId, 'HYBRID', firstPage(20));
      expect(page.edges.map(({ node }) => node.titleId)).toEqual([former]);
    }
  });

  test('respect a maturity limit as soon as it is set, cached or not', async () => {
    const child = await context.story.title({ minimumAge: 0 });
    const adult = await context.story.title({ minimumAge: 17 });
    await learn();
    const profileId = await aProfile();
    expect(await titlesOf(profileId)).toEqual([child, adult]);
    profiles.set(profileId, { id: profileId, maturityLimit: 8, favouriteGenreIds: [] });
    expect(await titlesOf(profileId)).toEqual([child]);
  });

  test('start with popular titles if nothing was learned', async () => {
    const [unknown, popular] = [await context.story.title(), await context.story.title({ popularity: 9 })];
    await learn();
    const page = await module.service.recommend(await aProfile(), 'COLLABORATIVE', firstPage(5));
    expect(page.edges.map(({ node }) => node.titleId)).toEqual([popular, unknown]);
    expect(page.edges[0]?.node.explanation.summary).toBe('Popular with everyone');
  });

  test('are empty for an empty catalog, and not found for an unknown profile', async () => {
    expect(await titlesOf(await aProfile())).toEqual([]);
    await expect(titlesOf(newId())).rejects.toThrow(NotFoundError);
  });
});

test('a refresh is announced to the subscribers of the profile', async () => {
  await twoCamps();
  await learn();
  const profileId = await aProfile();
  const events = await liveTopics.subscribe(recommendationsRefreshedTopic, profileId);
  const next = events.next();
  await module.service.refreshProfile(profileId, 'TITLE_COMPLETED');
  expect((await next).value).toMatchObject({
    payload: { profileId, reason: 'TITLE_COMPLETED', modelVersion: module.models.current().modelVersion },
  });
  await events.return?.();
});

test('similar titles are suitable ones with common viewers, then with common genres', async () => {
  const { westerns } = await twoCamps();
  const adult = await context.story.title({ minimumAge: 18 });
  await learn();
  const similar = await module.service.similarTitles(westerns[0]!, 3, null);
  expect(similar.map(({ strategy }) => strategy)).toEqual(['COLLABORATIVE', 'COLLABORATIVE', 'CONTENT']);
  expect(similar[2]).toMatchObject({ titleId: westerns[3], sharedGenres: [{ name: 'Western' }] });
  expect(await module.service.similarTitles(adult, 3, await aProfile({ maturityLimit: 7 }))).toEqual([]);
});

test('trending titles are suitable ones watched within the window', async () => {
  const [one, two] = [await context.story.title(), await context.story.title({ minimumAge: 18 })];
  for (const titleId of [one, two, two]) {
    await context.story.watched({ profileId: await context.story.profile(), titleId, at: now });
  }
  await learn();
  const lately = { window: 'WEEK', genreId: null, region: null, first: 5 } as const;
  expect(await module.service.trending(lately, null)).toEqual([
    { titleId: two, score: 2, views: 2 },
    { titleId: one, score: 1, views: 1 },
  ]);
  const child = await aProfile({ maturityLimit: 7 });
  expect(await module.service.trending(lately, child)).toEqual([{ titleId: one, score: 1, views: 1 }]);
});

async function statementsForHome(railSize: number): Promise<number> {
  const profileId = await aProfile();
  const sent = context.database.statementCount();
  await module.home.home(profileId, railSize);
  return context.database.statementCount() - sent;
}

describe('the home page', () => {
  test('shows every title once, started titles first, then the watchlist', async () => {
    const { westerns, musicals } = await twoCamps();
    await learn();
    const profileId = await aProfile();
    await context.story.watched({ profileId, titleId: westerns[0]!, at: hoursAgo(1) });
    begun = [westerns[1]!];
    listed = [westerns[1]!, musicals[0]!];
    const { rails } = await module.home.home(profileId, 2);
    expect(rails[0]).toMatchObject({ kind: 'CONTINUE_WATCHING', titleIds: [westerns[1]] });
    expect(rails[1]).toMatchObject({ kind: 'WATCHLIST', titleIds: [musicals[0]] });
    expect(rails.map(({ kind }) => kind)).toContain('FOR_YOU');
    const shown = rails.flatMap(({ titleIds }) => titleIds);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test('fills its rails despite titles that are on several lists', async () => {
    await twoCamps();
    await learn();
    const profileId = await aProfile();
    const ranked = await titlesOf(profileId);
    begun = ranked.slice(-2);
    listed = [...begun, ...ranked.slice(0, 2)];
    const { rails } = await module.home.home(profileId, 2);
    expect(rails.slice(0, 3)).toMatchObject([
      { kind: 'CONTINUE_WATCHING', titleIds: begun },
      { kind: 'WATCHLIST', titleIds: ranked.slice(0, 2) },
      { kind: 'FOR_YOU', titleIds: [expect.any(String), expect.any(String)] },
    ]);
  });

  test('takes the same number of statements for few titles as for many', async () => {
    for (let count = 0; count < 60; count += 1) await context.story.title();
    await learn();
    const few = await statementsForHome(1);
    expect(await statementsForHome(40)).toBe(few);
    expect(few).toBe(3);
  });

  test('refuses rails that are too long', async () => {
    await expect(module.home.home(await aProfile(), 41)).rejects.toThrow(InvalidInputError);
  });
});

test('a process loads models that others publish', async () => {
  await context.story.title();
  await learn();
  const served = module.models.current();
  expect(served.titles.size).toBe(1);
  await module.models.refresh();
  expect(module.models.current()).toBe(served);

  await context.story.title();
  const { interactions, models, titles } = context.repositories();
  const model = await createModelBuilder({
    interactions,
    models,
    titles,
    learner: localLearner,
    clock,
  }).build();
  await module.models.refresh();
  expect(module.models.current()).toMatchObject({ modelVersion: model.id });
  expect(module.models.current().titles.size).toBe(2);
});

describe('the background work', () => {
  const worker = createRedis(url, { name: 'test', role: 'worker', logger });
  const workers = createJobWorkers({ redis: worker, prefix, logger });

  afterAll(async () => {
    await workers[Symbol.asyncDispose]();
    await worker[Symbol.asyncDispose]();
  });

  test('trains on demand, and notifies the devices of the requesting profile', async () => {
    await twoCamps();
    const profileId = await aProfile();
    module.work(workers);
    await workers.start();
    await jobs.enqueue(buildModelJob, {});
    await expect.poll(() => module.models.current().titles.size).toBe(8);

    const events = await liveTopics.subscribe(recommendationsRefreshedTopic, profileId);
    const next = events.next();
    await jobs.enqueue(refreshProfileJob, { profileId, reason: 'REQUESTED' });
    expect((await next).value).toMatchObject({ payload: { profileId, reason: 'REQUESTED' } });
  });
});

describe('a job for a model started by another version', () => {
  const { prefix: ownPrefix } = testRedis();
  const warnings: string[] = [];
  const warningLog = pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) });
  const ownQueues = createBullQueues({ redis, prefix: ownPrefix });
  const worker = createRedis(url, { name: 'test', role: 'worker', logger });
  const workers = createJobWorkers({ redis: worker, prefix: ownPrefix, logger: warningLog });

  afterAll(async () => {
    await workers[Symbol.asyncDispose]();
    await ownQueues[Symbol.asyncDispose]();
    await worker[Symbol.asyncDispose]();
  });

  test('discards it with one warning and without a dead letter, and keeps the published model', async () => {
    await learn();
    const { models } = context.repositories();
    const [published] = await models.list();
    const id = newId();
    await models.begin({ ...published!, id, blocks: 3, titleIds: [], input: serialize({ blockTitles: 1 }) });

    // Otherwise the schedule would replace the model at once.
    await ownQueues.open(buildModelJob.queue).pause();
    module.work(workers);
    await workers.start();
    const blockJobs = createBullJobQueue(ownQueues);
    for (const block of [0, 1, 2]) await blockJobs.enqueue(learnBlockJob, { modelId: id, block });

    const blocks = ownQueues.open(learnBlockJob.queue);
    await expect
      .poll(() => blocks.getJobCounts('completed', 'failed', 'delayed'))
      .toEqual({ completed: 3, failed: 0, delayed: 0 });
    expect(await models.list()).toEqual([published]);
    expect(warnings.map((line) => JSON.parse(line) as object)).toMatchObject([{ modelId: id }]);
  });
});
