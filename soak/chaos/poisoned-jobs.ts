import { Queue } from 'bullmq';
import { storeAccessJob } from '../../src/modules/playback/access-log/access-log.jobs.js';
import { queuePrefix } from '../../src/platform/jobs/bullmq-options.js';
import { newId } from '../../src/shared/ids.js';
import * as admin from '../../test/support/admin-operations.js';
import { eventually } from '../../test/support/eventually.js';
import { createGraphqlClient, type GraphqlClient } from '../../test/support/graphql-client.js';
import * as operations from '../../test/support/operations.js';
import { TRIAL_PREFIX } from '../../test/support/trials/scene.js';
import type { LoadPlatform } from '../load/load-platform.js';
import { PASSWORD } from '../load/viewers.js';

/** More than all workers run at a time. */
const POISONED = 30;
/** Fewer attempts than such a job has, so that it becomes a dead letter during the fault. */
const TRIES = { attempts: 3, backoff: { type: 'fixed', delay: 500 } };
const PATIENCE_MS = 60_000;

/**
 * Jobs that fail at every attempt, among those that store accesses: their payload is valid, but no database can store
 * it. The fault is over when they are dead letters, what viewers have done since is stored, and an administrator has
 * discarded them.
 */
export async function poisonAccessLog({ fleet, servers, pool, viewers }: LoadPlatform): Promise<void> {
  const [address = ''] = fleet.addresses();
  const [{ email } = { email: '' }] = viewers;
  await pool.query(`UPDATE accounts SET role = 'ADMIN' WHERE email = $1`, [email]);
  const { signIn } = await createGraphqlClient(address).send(operations.SignIn, {
    input: { email, password: PASSWORD },
  });
  const administrator = createGraphqlClient(address, signIn.accessToken);

  await queuePoison(servers.redisUrl);
  const queuedAt = new Date();
  await eventually(
    () => deadLettersIn(administrator),
    (count) => count === POISONED,
    PATIENCE_MS,
  );
  await eventually(
    () => isStoredSince(pool, queuedAt),
    (isStored) => isStored,
    PATIENCE_MS,
  );
  const { discardDeadLetters } = await administrator.send(admin.DiscardDeadLetters, {
    input: { queue: storeAccessJob.queue, job: storeAccessJob.name },
  });
  if (discardDeadLetters.count !== POISONED) throw new Error(`${discardDeadLetters.count} were discarded.`);
}

async function queuePoison(redisUrl: string): Promise<void> {
  const queue = new Queue(storeAccessJob.queue, {
    connection: { url: redisUrl },
    prefix: queuePrefix(TRIAL_PREFIX),
  });
  try {
    const jobs = Array.from({ length: POISONED }, () => ({
      name: storeAccessJob.name,
      data: poison(),
      opts: TRIES,
    }));
    await queue.addBulk(jobs);
  } finally {
    await queue.close();
  }
}

/** PostgreSQL does not support texts with U+0000. */
function poison() {
  const nobody = {
    accountId: null,
    profileId: null,
    deviceSessionId: null,
    playbackSessionId: null,
    titleId: null,
  };
  const entry = {
    id: newId(),
    event: 'DENIED' as const,
    reason: 'poison\u0000',
    network: null,
    requestId: null,
  };
  return storeAccessJob.schema.parse({
    entries: [{ ...entry, ...nobody, occurredAt: new Date().toISOString() }],
  });
}

async function deadLettersIn(administrator: GraphqlClient): Promise<number> {
  const { admin: read } = await administrator.send(admin.Queues);
  return read.queues.find(({ name }) => name === storeAccessJob.queue)?.deadLetters ?? 0;
}

async function isStoredSince(pool: LoadPlatform['pool'], instant: Date): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM access_entries WHERE occurred_at > $1 LIMIT 1', [
    instant,
  ]);
  return rowCount === 1;
}
