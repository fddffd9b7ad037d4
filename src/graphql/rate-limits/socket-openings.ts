import type { RateLimiter, RateLimitPolicy } from '../../platform/rate-limit/rate-limiter.js';
import { networkOf } from '../../shared/network.js';

/** As many at once as a network may hold open, for all of them come back when a process is restarted. */
const AT_ONCE = 1_000;
const PER_SECOND = 10;

/** How often a network opens sockets, over all processes: each costs a handshake, whatever becomes of it. */
export interface SocketOpenings {
  /**
   * Counts one more. Never throws.
   * @returns in how many seconds to come again; 0 where it is admitted
   */
  take(address: string): Promise<number>;
}

/** @param scale what the limit is multiplied with */
export function createSocketOpenings(limiter: RateLimiter, scale: number): SocketOpenings {
  const policy: RateLimitPolicy = {
    name: 'socket-opening',
    algorithm: 'token-bucket',
    capacity: Math.max(1, Math.round(AT_ONCE * scale)),
    refillPerSecond: PER_SECOND * scale,
  };
  return {
    async take(address) {
      const { isAdmitted, retryAfterSeconds } = await limiter.take([{ policy, subject: networkOf(address) }]);
      return isAdmitted ? 0 : Math.max(1, retryAfterSeconds);
    },
  };
}
