import type {
  RateLimitCheck,
  RateLimiter,
  RateLimitPolicy,
} from '../../../../platform/rate-limit/rate-limiter.js';
import { networkOf } from '../../../../shared/network.js';

type TokenBucket = Extract<RateLimitPolicy, { algorithm: 'token-bucket' }>;

/** 600 a minute. A player asks for a few dozen, and for more when its viewer jumps about. */
export const MEDIA_REQUESTS: TokenBucket = {
  name: 'media-requests',
  algorithm: 'token-bucket',
  capacity: 600,
  refillPerSecond: 10,
};

/** In KiB: 16 MiB a second, five times what UHD takes, and 1 GiB at once for a player that fills its buffer. */
export const MEDIA_KIBIBYTES: TokenBucket = {
  name: 'media-kibibytes',
  algorithm: 'token-bucket',
  capacity: 1024 * 1024,
  refillPerSecond: 16 * 1024,
};

/** Sixty at once, and one a second. Enough to see who tries what; whoever tries more does not fill the log with it. */
export const NOTED_REFUSALS: TokenBucket = {
  name: 'media-noted-refusals',
  algorithm: 'token-bucket',
  capacity: 60,
  refillPerSecond: 1,
};

/** How much one playback session fetches: as much as a player can show, not as much as a copier would like. */
export interface MediaLimits {
  /**
   * Takes a request and the bytes of its answer.
   * @returns in how many seconds to come again; 0 where it is admitted
   */
  take(playbackSessionId: string, bytes: number): Promise<number>;
  /** Whether one more refusal of a client is noted: anybody can be refused, with or without a token. */
  admitsNote(address: string): Promise<boolean>;
}

export function createMediaLimits(limiter: RateLimiter): MediaLimits {
  return {
    async take(subject, bytes) {
      const checks: RateLimitCheck[] = [{ policy: MEDIA_REQUESTS, subject }];
      // What is larger than the bucket empties it.
      const cost = Math.min(Math.ceil(bytes / 1024), MEDIA_KIBIBYTES.capacity);
      if (cost > 0) checks.push({ policy: MEDIA_KIBIBYTES, subject, cost });
      const { isAdmitted, retryAfterSeconds } = await limiter.take(checks);
      return isAdmitted ? 0 : Math.max(1, retryAfterSeconds);
    },
    async admitsNote(address) {
      const { isAdmitted } = await limiter.take([{ policy: NOTED_REFUSALS, subject: networkOf(address) }]);
      return isAdmitted;
    },
  };
}
