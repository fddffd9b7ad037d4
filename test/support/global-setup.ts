import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { buildPrograms } from './built-programs.js';
import { startPooler } from './pooler.js';
import { startRedisCluster } from './redis-cluster.js';
import { startReplica, waitForReplica } from './replica.js';
import { createDatabaseFrom, dropDatabase, newDatabaseName } from './test-database.js';
import { startTestServers } from './test-servers.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server on which databases are created. */
    databaseUrl: string;
    /** The migrated database that others are copied from. */
    templateDatabase: string;
    /** The name of the database with the demo, for the first caller that needs one. */
    demoDatabase: string;
    /** The URL of the tests' Redis. */
    redisUrl: string;
    /** One of its nodes. */
    redisNodeUrl: string;
    /** The URL of a pooler for its databases; null if they are used directly. */
    poolerUrl: string | null;
    /** The URL of a replica of its databases; null if there is none. */
    replicaUrl: string | null;
  }
}

/** Fewer than the processes of a test open by themselves. */
const POOLED = 8;

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');

/**
 * One PostgreSQL with a migrated template database, and one Redis, for the whole run. With TEST_POOLER set, the tests
 * use PostgreSQL through PgBouncer where that is possible. With TEST_REDIS=cluster, Redis is a cluster of three
 * masters. With TEST_REPLICA set, a replica answers the reads that it may answer; every write waits for the replica, so
 * that tests can check at once what they wrote without the product.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [servers] = await Promise.all([startTestServers(process.env), buildPrograms()]);
  project.onTestsRerun(buildPrograms);
  const template = await createDatabaseFrom(servers.databaseUrl, 'template0');
  await applyMigrations({ url: template.url, folder: MIGRATIONS });

  project.provide('databaseUrl', servers.databaseUrl);
  project.provide('templateDatabase', new URL(template.url).pathname.slice(1));
  const cluster = process.env['TEST_REDIS'] === 'cluster' ? await startRedisCluster() : null;
  project.provide('redisNodeUrl', cluster?.nodeUrl ?? servers.redisUrl);
  project.provide('redisUrl', cluster?.url ?? servers.redisUrl);
  const demoDatabase = newDatabaseName();
  project.provide('demoDatabase', demoDatabase);
  const pooler = process.env['TEST_POOLER']
    ? await startPooler(servers.databaseUrl, { connections: POOLED })
    : null;
  project.provide('poolerUrl', pooler?.urlOf(servers.databaseUrl) ?? null);
  const replica = process.env['TEST_REPLICA'] ? await startReplica(servers.databaseUrl) : null;
  project.provide('replicaUrl', replica?.urlOf(servers.databaseUrl) ?? null);
  const waiting = replica ? await waitForReplica(servers.databaseUrl) : null;
  return async () => {
    await pooler?.[Symbol.asyncDispose]();
    await cluster?.[Symbol.asyncDispose]();
    await waiting?.[Symbol.asyncDispose]();
    await replica?.[Symbol.asyncDispose]();
    await template.drop();
    await dropDatabase(servers.databaseUrl, demoDatabase);
    await servers[Symbol.asyncDispose]();
  };
}
