import { randomBytes } from 'node:crypto';
import {
  createEmptyDatabase,
  createTestDatabase,
  databaseEnvironment,
  type TestDatabase,
} from './test-database.js';
import { testRedis } from './test-redis.js';

/** The environment for several processes of one installation that share its servers, and a way to remove these. */
export interface SharedServers extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** @param migrated false leaves the migrations to the processes */
export async function createSharedServers({
  migrated,
}: {
  readonly migrated: boolean;
}): Promise<SharedServers> {
  const database = migrated ? await createTestDatabase() : await createEmptyDatabase();
  return serversOn(database, randomBytes(32).toString('base64'));
}

/** A database together with the other requirements of an installation. */
export function serversOn(database: TestDatabase, authSecret: string): SharedServers {
  const redis = testRedis();
  return {
    databaseUrl: database.url,
    redisUrl: redis.url,
    redisPrefix: redis.prefix,
    environment: {
      ...databaseEnvironment(database.url),
      REDIS_URL: redis.url,
      REDIS_PREFIX: redis.prefix,
      AUTH_SECRET: authSecret,
      HTTP_DRAIN_MS: '0',
      // All viewers of a test have one address.
      AUTH_SIGN_UPS_PER_ADDRESS: '1000000',
      RATE_LIMITS: 'false',
      // Nobody reads a log line per request.
      LOG_LEVEL: 'warn',
    },
    [Symbol.asyncDispose]: () => database.drop(),
  };
}
