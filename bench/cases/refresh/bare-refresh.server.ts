import { Queue, Worker } from 'bullmq';
import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';
import { loadEnvironment, readSettings, resolveConfig } from '../../../src/config.js';
import { refreshProfileJob } from '../../../src/modules/recommendations/recommendation.jobs.js';
import { jobOptions, queuePrefix } from '../../../src/platform/jobs/bullmq-options.js';
import { serveChannels } from '../live/serve-channels.js';
import { UPSERT } from '../progress/upsert.js';

// The minimum of this path: no sign-in, no rules, no learning, and a queue that is written to after the commit without
// an outbox, so that a film that is finished while Redis is down is lost.
interface Finished {
  readonly profileId: string;
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly observedAt: string;
  readonly sequence: number;
}

const REASON = 'TITLE_COMPLETED';
const { database, http, redis } = resolveConfig(readSettings(loadEnvironment()), null);
const pool = new pg.Pool({ connectionString: database.url, max: database.poolSize });
const commands = new Redis(redis.url);
const prefix = queuePrefix(`${redis.prefix}-bare`);
const queue = new Queue(refreshProfileJob.queue, { connection: commands, prefix });
const connection = new Redis(redis.url, { maxRetriesPerRequest: null });

const worker = new Worker<{ readonly profileId: string }>(
  queue.name,
  async ({ data: { profileId } }) => {
    const refreshed = { profileId, reason: REASON, occurredAt: new Date() };
    await commands.publish(profileId, JSON.stringify(refreshed));
  },
  { connection, prefix },
);

const app = fastify();
app.get('/health/live', () => ({ status: 'ok' }));
app.post<{ Body: Finished }>('/progress', async ({ body }) => {
  const { profileId, titleId, positionSeconds, observedAt, sequence } = body;
  await pool.query({ ...UPSERT, values: [profileId, titleId, positionSeconds, observedAt, sequence] });
  const payload = { profileId, reason: REASON } as const;
  await queue.add(refreshProfileJob.name, payload, jobOptions(refreshProfileJob, payload));
  return { positionSeconds };
});
serveChannels(app.server, redis.url);
await worker.waitUntilReady();
await app.listen({ host: http.host, port: http.port });
