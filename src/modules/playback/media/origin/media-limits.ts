import { createRecentEntries } from '../../../../platform/cache/recent-entries.js';
import type {
  ConcurrencyLimiter,
  RateLimitCheck,
  RateLimitDecision,
  RateLimitPolicy,
} from '../../../../platform/rate-limit/rate-limiter.js';
import type { Clock } from '../../../../shared/clock.js';
import { networkOf } from '../../../../shared/network.js';

type TokenBucket = Extract<RateLimitPolicy, { algorithm: 'token-bucket' }>;
type Concurrency = Extract<RateLimitPolicy, { algorithm: 'concurrency' }>;

/** 600 a minute. A player asks for a few dozen, and for more when its viewer jumps about. */
const MEDIA_REQUESTS: TokenBucket = {
  name: 'media-requests',
  algorithm: 'token-bucket',
  capacity: 600,
  refillPerSecond: 10,
};

/** In KiB: 16 MiB a second, five times what UHD takes, and 1 GiB at once for a player that fills its buffer. */
const MEDIA_KIBIBYTES: TokenBucket = {
  name: 'media-kibibytes',
  algorithm: 'token-bucket',
  capacity: 1024 * 1024,
  refillPerSecond: 16 * 1024,
};

/**
 * A player fetches a handful at a time. Whoever reads slowly holds a connection and an open file for long, which buckets do not see.
 * The place of one whose process died is free after two minutes.
 */
export const MEDIA_TRANSFERS: Concurrency = {
  name: 'media-transfers',
  algorithm: 'concurrency',
  most: 16,
  leaseSeconds: 120,
};

/** Sixty at once, and one a second: enough to see attempts, without letting them fill the log. */
export const LOGGED_REFUSALS: TokenBucket = {
  name: 'media-noted-refusals',
  algorithm: 'token-bucket',
  capacity: 60,
  refillPerSecond: 1,
};

/** How long what the limiter refused is refused on without asking it, or the storage, again. */
const REMEMBERED_MS = 1_000;
const REMEMBERED_SESSIONS = 10_000;

export interface MediaAdmission {
  /** In how many seconds to come again; 0: it is admitted. */
  readonly retryAfterSeconds: number;
  /** To be called once, when nothing is sent any more. */
  readonly release: () => void;
}

/** How much one playback session fetches: as much as a player can show, not as much as a copier would like. */
export interface MediaLimits {
  /**
   * In how many seconds to come again, as a session was told that was refused here within the last second; 0 for every
   * other. Asks nobody: to find a file may be paid for, and a refusal must not take it.
   */
  toldToWait(playbackSessionId: string): number;
  /** Takes a request, the bytes of its answer, and, where they are sent from here, a place for as long as that lasts. */
  take(playbackSessionId: string, bytes: number, isSentFromHere: boolean): Promise<MediaAdmission>;
  /** Whether one more refusal of a client is noted: anybody can be refused, with or without a token. */
  admitsNote(address: string): Promise<boolean>;
}

export function createMediaLimits(limiter: ConcurrencyLimiter, clock: Clock): MediaLimits {
  const refused = createRecentEntries<{ readonly seconds: number; readonly until: number }>(
    REMEMBERED_SESSIONS,
  );
  return {
    toldToWait(playbackSessionId) {
      const known = refused.get(playbackSessionId);
      return known !== undefined && clock.now().getTime() < known.until ? known.seconds : 0;
    },

    async take(subject, bytes, isSentFromHere) {
      const checks: RateLimitCheck[] = [{ policy: MEDIA_REQUESTS, subject }];
      // What is larger than the bucket empties it.
      const cost = Math.min(Math.ceil(bytes / 1024), MEDIA_KIBIBYTES.capacity);
      if (cost > 0) checks.push({ policy: MEDIA_KIBIBYTES, subject, cost });
      if (isSentFromHere) checks.push({ policy: MEDIA_TRANSFERS, subject });
      const decision = await limiter.take(checks);
      const retryAfterSeconds = waitOf(checks, decision);
      if (retryAfterSeconds > 0) {
        refused.set(subject, { seconds: retryAfterSeconds, until: clock.now().getTime() + REMEMBERED_MS });
      }
      return {
        retryAfterSeconds,
        release: () => {
          if (decision.leases) void limiter.release(decision.leases);
        },
      };
    },
    async admitsNote(address) {
      const { isAdmitted } = await limiter.take([{ policy: LOGGED_REFUSALS, subject: networkOf(address) }]);
      return isAdmitted;
    },
  };
}

/** Where places alone are short, one may be free at any time. */
function waitOf(
  checks: readonly RateLimitCheck[],
  { isAdmitted, retryAfterSeconds, standings }: RateLimitDecision,
): number {
  if (isAdmitted) return 0;
  const short = checks.filter(({ cost = 1 }, index) => (standings[index]?.remaining ?? cost) < cost);
  const isPlace = short.length > 0 && short.every(({ policy }) => policy === MEDIA_TRANSFERS);
  return isPlace ? 1 : Math.max(1, retryAfterSeconds);
}
