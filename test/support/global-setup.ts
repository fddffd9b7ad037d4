import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { createDatabaseFrom } from './test-database.js';
import { startTestServers } from './test-servers.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server on which databases are made. */
    databaseUrl: string;
    /** The migrated database that others are copied from. */
    templateDatabase: string;
    redisUrl: string;
  }
}

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');

/** One PostgreSQL with a migrated template database, and one Redis, for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await startTestServers(process.env);
  const template = await createDatabaseFrom(servers.databaseUrl, 'template0');
  await applyMigrations({ url: template.url, folder: MIGRATIONS });

  project.provide('databaseUrl', servers.databaseUrl);
  project.provide('templateDatabase', new URL(template.url).pathname.slice(1));
  project.provide('redisUrl', servers.redisUrl);
  return async () => {
    await template.drop();
    await servers[Symbol.asyncDispose]();
  };
}
