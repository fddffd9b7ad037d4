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

/** 600 a minute. A player needs a few dozen, and more when its viewer seeks. */
const MEDIA_REQUESTS: TokenBucket = {
  name: 'media-requests',
  algorithm: 'token-bucket',
  capacity: 600,
  refillPerSecond: 10,
};

/** In KiB: 16 MiB a second, five times what UHD needs, and 1 GiB at once for a player that fills its buffer. */
const MEDIA_KIBIBYTES: TokenBucket = {
  name: 'media-kibibytes',
  algorithm: 'token-bucket',
  capacity: 1024 * 1024,
  refillPerSecond: 16 * 1024,
};

/**
 * A player fetches a handful at a time. Slow readers hold a connection and an open file for long, which token buckets
 * do not limit. The lease of a process that died expires after two minutes.
 */
export const MEDIA_TRANSFERS: Concurrency = {
  name: 'media-transfers',
  algorithm: 'concurrency',
  most: 16,
  leaseSeconds: 120,
};

/** Sixty at once, and one a second: enough to notice attacks, without filling the log. */
export const LOGGED_REFUSALS: TokenBucket = {
  name: 'media-noted-refusals',
  algorithm: 'token-bucket',
  capacity: 60,
  refillPerSecond: 1,
};

/** How long a refusal by the limiter is repeated without asking it, or the storage, again. */
const REMEMBERED_MS = 1_000;
const REMEMBERED_SESSIONS = 10_000;

export interface MediaAdmission {
  /** The seconds to wait; 0: it is admitted. */
  readonly retryAfterSeconds: number;
  /** Must be called once, when the response has ended. */
  readonly release: () => void;
}

/** Limits how much a playback session fetches: more than a player needs, less than a copier would like. */
export interface MediaLimits {
  /**
   * The seconds to wait for a session that was refused here within the last second; 0 for others. Synchronous:
   * looking a file up may cost money, so a refusal must not do it.
   */
  rememberedWait(playbackSessionId: string): number;
  /** Takes a request, its bytes and, if these are sent from here, a slot for the duration of the response. */
  take(playbackSessionId: string, bytes: number, isSentFromHere: boolean): Promise<MediaAdmission>;
  /** Whether another refusal of a client is logged: anyone can cause refusals, with or without a token. */
  admitsLogEntry(address: string): Promise<boolean>;
}

export function createMediaLimits(limiter: ConcurrencyLimiter, clock: Clock): MediaLimits {
  const refused = createRecentEntries<{ readonly seconds: number; readonly until: number }>(
    REMEMBERED_SESSIONS,
  );
  return {
    rememberedWait(playbackSessionId) {
      const known = refused.get(playbackSessionId);
      return known !== undefined && clock.now().getTime() < known.until ? known.seconds : 0;
    },

    async take(subject, bytes, isSentFromHere) {
      const checks: RateLimitCheck[] = [{ policy: MEDIA_REQUESTS, subject }];
      // A file larger than the bucket empties it.
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
    async admitsLogEntry(address) {
      const { isAdmitted } = await limiter.take([{ policy: LOGGED_REFUSALS, subject: networkOf(address) }]);
      return isAdmitted;
    },
  };
}

/** When only slots are missing, one may become free at any time. */
function waitOf(
  checks: readonly RateLimitCheck[],
  { isAdmitted, retryAfterSeconds, standings }: RateLimitDecision,
): number {
  if (isAdmitted) return 0;
  const short = checks.filter(({ cost = 1 }, index) => (standings[index]?.remaining ?? cost) < cost);
  const isPlace = short.length > 0 && short.every(({ policy }) => policy === MEDIA_TRANSFERS);
  return isPlace ? 1 : Math.max(1, retryAfterSeconds);
}
