import { randomBytes } from 'node:crypto';
import type { ScratchServers } from './scratch-servers.js';

/** The product's environment as in production: one API process, its usual log, nothing else on. */
export function productionEnvironment(servers: ScratchServers): Readonly<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    STREAMCORE_ROLE: 'api',
    STREAMCORE_DEMO: 'false',
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    REDIS_PREFIX: servers.redisPrefix,
    AUTH_SECRET: randomBytes(32).toString('base64'),
    // What a few accounts of one address send here stands for what many send.
    RATE_LIMITS: 'false',
    // No run outlives the token it was begun with.
    AUTH_ACCESS_TOKEN_SECONDS: '86400',
  };
}
