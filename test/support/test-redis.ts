import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';

/** The run's Redis and a prefix that only the caller uses. */
export function testRedis(): { readonly url: string; readonly prefix: string } {
  return { url: inject('redisUrl'), prefix: `test-${randomBytes(6).toString('hex')}` };
}
