import { setTimeout as delay } from 'node:timers/promises';
import { type BackgroundListening, listenInBackground } from '../redis/background-listening.js';
import type { RedisChannels } from '../redis/redis-channels.js';
import type { RedisClient } from '../redis/redis-client.js';
import type { Logger } from '../telemetry/logger.js';
import type { AdjustableClock } from './adjustable-clock.js';
import type { ClockOffset } from './clock-offset.js';
import type { SharedClock } from './shared-clock.js';

export interface SharedClockOptions {
  readonly clock: AdjustableClock;
  readonly offset: ClockOffset;
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly logger: Logger;
  /** How often to poll for changes whose message was lost. */
  readonly pollMs?: number;
}

/** Others see a change within a second, even while Redis is down. */
const POLL_MS = 500;

/** Messages only announce a change; the offset is always read from the database. */
export function createRedisSharedClock(options: SharedClockOptions): SharedClock {
  const { clock, offset, redis, channels, prefix, logger, pollMs = POLL_MS } = options;
  const channel = `${prefix}:clock:moved`;
  const stopping = new AbortController();
  let polling: Promise<void> | null = null;
  let listening: BackgroundListening | null = null;

  const catchUp = async () => clock.raiseTo(await offset.read());

  function warnUnlessStopping(error: unknown): void {
    if (!stopping.signal.aborted) logger.warn({ err: error }, 'Reading the clock offset failed');
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(pollMs, undefined, { signal: stopping.signal }).then(catchUp).catch(warnUnlessStopping);
    }
  }

  function listen(): BackgroundListening {
    const look = () => void catchUp().catch(warnUnlessStopping);
    return listenInBackground(channels, channel, { onMessage: look, onResumed: look }, logger);
  }

  async function announceMove(): Promise<void> {
    try {
      await redis.publish(channel, '');
    } catch (error) {
      logger.warn(
        { err: error },
        'Announcing the clock offset to other processes failed; they will find it by polling',
      );
    }
  }

  return {
    now: clock.now,
    get aheadMs() {
      return clock.aheadMs;
    },
    async moveTo(aheadMs) {
      clock.raiseTo(await offset.raiseTo(aheadMs));
      await announceMove();
    },
    catchUp,
    async start() {
      listening ??= listen();
      await catchUp();
      polling ??= poll();
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await polling;
      await listening?.[Symbol.asyncDispose]();
    },
  };
}
