import { randomBytes } from 'node:crypto';
import type { ScratchServers } from './scratch-servers.js';

/** The product's environment as in production: one API process with its usual log, and nothing else. */
export function productionEnvironment(servers: ScratchServers): Readonly<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    STREAMCORE_ROLE: 'api',
    STREAMCORE_DEMO: 'false',
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    REDIS_PREFIX: servers.redisPrefix,
    AUTH_SECRET: randomBytes(32).toString('base64'),
    // Here, a few accounts behind one address stand for many.
    RATE_LIMITS: 'false',
    // Tokens must outlive any run.
    AUTH_ACCESS_TOKEN_SECONDS: '86400',
  };
}
