import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import {
  type BackgroundListening,
  listenInBackground,
} from '../../../platform/redis/background-listening.js';
import type { RedisChannels } from '../../../platform/redis/redis-channels.js';
import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { createSessionMemory } from './session-memory.js';
import type { SessionChange, SessionRevocations } from './session-revocations.js';

export interface SessionRevocationsOptions {
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly accessTokenSeconds: number;
  /** Reads at most `most` sessions that ended or changed since then, unordered. */
  readonly readChanges: (since: Date, most: number) => Promise<readonly SessionChange[]>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often to poll for changes whose message was lost. */
  readonly pollMs?: number;
}

const messageSchema = z.array(z.object({ sessionId: z.string(), leastVersion: z.int().nullable() }));

/** About 15 MB. */
const MOST_REMEMBERED = 100_000;
/**
 * The allowed difference between processes' clocks, and the longest time from reading the time in a transaction to
 * its commit: each poll looks this much further back than the last poll.
 */
const TOLERANCE_SECONDS = 60;
const POLL_MS = 2_000;
/** How long a start waits for Redis. The database has the same information. */
const LISTEN_PATIENCE_MS = 1_000;

/** Pub/sub announces revocations at once; polling the database finds those missed, for example while Redis was down. */
export function createRedisSessionRevocations(options: SessionRevocationsOptions): SessionRevocations {
  const { redis, channels, prefix, accessTokenSeconds, readChanges, clock, logger } = options;
  const { pollMs = POLL_MS } = options;
  const channel = `${prefix}:sessions:revoked`;
  const memory = createSessionMemory({
    accessTokenSeconds,
    toleranceSeconds: TOLERANCE_SECONDS,
    most: MOST_REMEMBERED,
    clock,
  });
  // A session may be open on many sockets.
  const endings = new EventEmitter().setMaxListeners(0);
  const stopping = new AbortController();
  let polling: Promise<void> | null = null;
  let listening: BackgroundListening | null = null;
  let readAt = new Date(0);

  function remember(changes: readonly SessionChange[]): void {
    for (const sessionId of memory.remember(changes)) endings.emit(sessionId);
  }

  /** Reads the changes since the last poll, or all that still matter. */
  async function catchUp(): Promise<void> {
    const now = clock.now();
    const longestAgo = now.getTime() - accessTokenSeconds * 1000;
    const since = Math.max(readAt.getTime(), longestAgo) - TOLERANCE_SECONDS * 1000;
    const changes = await readChanges(new Date(since), MOST_REMEMBERED);
    remember(changes);
    if (changes.length === MOST_REMEMBERED) memory.overflow();
    readAt = now;
  }

  const warn = (error: unknown) => logger.warn({ err: error }, 'Reading ended sessions failed');

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(pollMs, undefined, { signal: stopping.signal })
        .then(catchUp)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) warn(error);
        });
    }
  }

  /** Skips an invalid message, for example from another version of this program: polling finds the change too. */
  function receive(message: string): void {
    try {
      remember(messageSchema.parse(JSON.parse(message)));
    } catch (error) {
      logger.warn({ err: error }, 'A message about ended sessions is malformed');
    }
  }

  function listen(): BackgroundListening {
    const listener = {
      onMessage: receive,
      onResumed: () => void catchUp().catch(warn),
    };
    return listenInBackground(channels, channel, listener, logger);
  }

  return {
    isRevoked: memory.isRefused,

    onRevoked(sessionId, listener) {
      endings.on(sessionId, listener);
      return () => endings.off(sessionId, listener);
    },

    async announce(changes) {
      remember(changes);
      if (changes.length === 0) return;
      try {
        await redis.publish(channel, JSON.stringify(changes));
      } catch (error) {
        logger.warn(
          { err: error },
          'Announcing ended sessions to other processes failed; they will find them by polling',
        );
      }
    },

    async start() {
      listening ??= listen();
      await listening.begun(LISTEN_PATIENCE_MS);
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
