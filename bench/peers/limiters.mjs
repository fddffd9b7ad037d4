import { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterUnion } from 'rate-limiter-flexible';

/** Fixed windows, which it uses with Redis, and unions of them for several limits. */
function contender(name, redisOptions) {
  return {
    name,
    async open({ url, prefix, limits }) {
      const storeClient = new Redis(url, redisOptions);
      await storeClient.ping();
      const limiters = limits.map(
        ({ name: limit, most, windowSeconds }) =>
          new RateLimiterRedis({
            storeClient,
            keyPrefix: `${prefix}:${limit}`,
            points: most,
            duration: windowSeconds,
            inMemoryBlockOnConsumed: most,
          }),
      );
      const limiter = limiters.length > 1 ? new RateLimiterUnion(...limiters) : limiters[0];
      return {
        take: (subject) =>
          limiter.consume(subject).then(
            () => true,
            () => false,
          ),
        async close() {
          await storeClient.quit();
        },
      };
    },
  };
}

export const rateLimiterFlexible = contender('rate-limiter-flexible', {});
/** Commands of one turn are sent to Redis together, an option of ioredis. */
export const rateLimiterFlexiblePipelined = contender('the same, pipelined', { enableAutoPipelining: true });
