import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job-definition.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { TRENDING_WINDOWS } from './domain/trends.js';
import type { ModelVersion } from './model.repository.js';
import type { ModelBuilder } from './model-builder.js';
import type { ModelFeed } from './model-feed.js';
import type { RecommendationService } from './recommendation.service.js';
import { REFRESH_REASONS } from './refresh-announcer.js';
import type { TrendingRepository } from './trending.repository.js';

/** Long jobs have a queue of their own, so that short ones for viewers do not wait behind them. */
const BATCH_QUEUE = 'recommendation-batch';
const MINUTE_MS = 60_000;
const noPayload = z.object({});

/**
 * Trains a model with all interactions, and enqueues its blocks. `whenDue` is for the schedule, which also runs at
 * once with an empty Redis, for example after the start of a demo, which has just trained a model.
 */
export const buildModelJob = defineJob({
  queue: BATCH_QUEUE,
  name: 'build-model',
  does: 'trains a recommendation model, except for the neighbours of titles',
  schema: z.object({ whenDue: z.boolean().optional() }),
  attempts: 3,
  backoffMs: 30_000,
  timeoutMs: 60 * MINUTE_MS,
  // Requests by administrators are always carried out, whatever is scheduled meanwhile.
  deduplicate: ({ whenDue }) => (whenDue ? 'build-model-when-due' : 'build-model'),
});

/** Updates the model with new interactions, between full trainings. */
export const updateModelJob = defineJob({
  queue: BATCH_QUEUE,
  name: 'update-model',
  does: 'updates the recommendation model when there are enough new interactions, and keeps the weights',
  schema: noPayload,
  attempts: 1,
  leavesOutagesToNextRun: true,
  backoffMs: 30_000,
  timeoutMs: 14 * MINUTE_MS,
  deduplicate: () => 'update-model',
});

/** Learns the neighbours of one block of titles. The last block publishes the model. */
export const learnBlockJob = defineJob({
  queue: 'recommendation-blocks',
  name: 'learn-block',
  does: 'trains the neighbours of one block of titles',
  schema: z.object({ modelId: z.uuid(), block: z.int().nonnegative() }),
  attempts: 5,
  backoffMs: 5_000,
  timeoutMs: 30 * MINUTE_MS,
  deduplicate: ({ modelId, block }) => `${modelId}-${block}`,
});

/** Computes trending scores. */
export const refreshTrendingJob = defineJob({
  queue: BATCH_QUEUE,
  name: 'refresh-trending',
  does: 'computes trending titles',
  schema: z.object({ windows: z.array(z.enum(TRENDING_WINDOWS)).min(1) }),
  attempts: 3,
  leavesOutagesToNextRun: true,
  backoffMs: 5_000,
  timeoutMs: 4 * MINUTE_MS,
  deduplicate: ({ windows }) => windows.join('-'),
});

/** Refreshes one profile's recommendations and notifies its devices. Concurrent requests are merged. */
export const refreshProfileJob = defineJob({
  queue: 'recommendation-refresh',
  name: 'refresh-profile',
  does: "refreshes a profile's recommendations, and notifies its devices",
  schema: z.object({ profileId: z.uuid(), reason: z.enum(REFRESH_REASONS) }),
  attempts: 5,
  backoffMs: 1_000,
  timeoutMs: MINUTE_MS,
  deduplicate: ({ profileId }) => profileId,
});

export interface RecommendationWork {
  readonly builder: ModelBuilder;
  readonly trends: TrendingRepository;
  readonly models: ModelFeed;
  readonly service: RecommendationService;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** The handlers and schedules of recommendation jobs. */
export function registerRecommendationJobs(workers: JobWorkers, work: RecommendationWork): void {
  const { builder, trends, models, service, jobs, clock } = work;

  async function haveBlocksLearned({ id, blocks, ...model }: ModelVersion, logger: Logger): Promise<void> {
    for (let block = 0; block < blocks; block += 1) await jobs.enqueue(learnBlockJob, { modelId: id, block });
    logger.info({ modelId: id, blocks, model }, 'Building a recommendation model');
  }

  workers.handle(buildModelJob, async ({ whenDue }, { logger, signal }) => {
    const model = whenDue ? await builder.beginWhenDue(signal) : await builder.begin(signal);
    if (model !== null) await haveBlocksLearned(model, logger);
  });
  workers.handle(updateModelJob, async (_payload, { logger, signal }) => {
    const model = await builder.beginBetween(signal);
    if (model !== null) await haveBlocksLearned(model, logger);
  });
  workers.handle(learnBlockJob, async ({ modelId, block }, { logger, signal }) => {
    const outcome = await builder.learnBlock(modelId, block, signal);
    if (outcome === 'DISCARDED') {
      logger.warn(
        { modelId },
        'A recommendation model begun by another version was discarded; the next one replaces it',
      );
    }
    if (outcome !== 'PUBLISHED') return;
    logger.info({ modelId }, 'A recommendation model was published');
    await models.refresh();
  });
  workers.handle(refreshTrendingJob, async ({ windows }) => {
    await trends.refresh(clock.now(), windows);
    await models.refresh();
  });
  workers.handle(refreshProfileJob, ({ profileId, reason }) => service.refreshProfile(profileId, reason));

  workers.schedule(buildModelJob, { whenDue: true }, { id: 'build-model-hourly', everyMs: 60 * MINUTE_MS });
  workers.schedule(updateModelJob, {}, { id: 'update-model', everyMs: 15 * MINUTE_MS });
  workers.schedule(
    refreshTrendingJob,
    { windows: ['DAY', 'WEEK', 'MONTH'] },
    { id: 'refresh-trending', everyMs: 5 * MINUTE_MS },
  );
  workers.schedule(
    refreshTrendingJob,
    { windows: ['SEASON'] },
    { id: 'refresh-season-hourly', everyMs: 60 * MINUTE_MS },
  );
}
