import type { RateLimiter, RateLimitPolicy } from '../../platform/rate-limit/rate-limiter.js';
import { networkOf } from '../../shared/network.js';

/** As many at once as a network may hold open, because all of them reconnect when a process is restarted. */
const AT_ONCE = 1_000;
const PER_SECOND = 10;

/** Limits how often a network opens sockets, over all processes: each costs a handshake. */
export interface SocketOpenings {
  /**
   * Counts an opening. Never throws.
   * @returns the seconds to wait; 0 if it is admitted
   */
  take(address: string): Promise<number>;
}

/** @param scale a factor for the limit */
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
