import { Redis } from 'ioredis';
import { createRateLimiter } from '../../../src/platform/rate-limit/create-rate-limiter.js';
import type { RateLimitPolicy } from '../../../src/platform/rate-limit/rate-limiter.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import type { BenchLimit, LimiterContender, LimiterOptions } from './contender.js';

const logger = createLogger({ level: 'warn', pretty: false });

export const streamcore: LimiterContender = {
  name: 'StreamCore',
  async open({ url, prefix, limits, algorithm }) {
    // Configured like the peer's connection, and more patient than the product's: on a busy machine, nothing is decided
    // without Redis.
    const redis = new Redis(url);
    await redis.ping();
    const limiter = createRateLimiter({ redis, prefix, logger });
    const policies = limits.map((limit) => policyOf(limit, algorithm));
    return {
      async take(subject) {
        const { isAdmitted } = await limiter.take(policies.map((policy) => ({ policy, subject })));
        return isAdmitted;
      },
      async close() {
        await redis.quit();
      },
    };
  },
};

function policyOf(
  { name, most, windowSeconds }: BenchLimit,
  algorithm: LimiterOptions['algorithm'],
): RateLimitPolicy {
  return algorithm === 'token-bucket'
    ? { name, algorithm, capacity: most, refillPerSecond: most / windowSeconds }
    : { name, algorithm, most, windowSeconds };
}
