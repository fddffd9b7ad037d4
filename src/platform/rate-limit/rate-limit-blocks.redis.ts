import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type BackgroundListening, listenInBackground } from '../redis/background-listening.js';
import type { RedisChannels } from '../redis/redis-channels.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import type { Logger } from '../telemetry/logger.js';
import { createBlockCache, subjectOf, textOf } from './block-cache.js';
import type { BegunBlock, BlockSubject, RateLimitBlock, RateLimitBlocks } from './rate-limit-blocks.js';
import { COUNT_REFUSAL, LIFT_BLOCK, READ_BLOCKS } from './rate-limit-blocks.script.js';

export interface BlockPolicy {
  /** The number of refusals within the window that starts a block. */
  readonly refusals: number;
  readonly windowSeconds: number;
  readonly firstBlockSeconds: number;
  readonly longestBlockSeconds: number;
  /** How long a block is remembered, to make the next one longer. */
  readonly memorySeconds: number;
}

export interface RateLimitBlocksOptions {
  /** A connection with the role `commands`. */
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly prefix: string;
  /**
   * Default: 100 refusals within 10 minutes block for 15 minutes, and twice as long for each block within a day of
   * the last, up to a day.
   */
  readonly policy?: BlockPolicy;
  /** Called once for each block, in the process that started it. */
  readonly onBegun: (begun: BegunBlock) => Promise<void>;
  readonly logger: Logger;
  /** How often to poll for changes whose message was lost. */
  readonly pollMs?: number;
}

const USUAL_POLICY: BlockPolicy = {
  refusals: 100,
  windowSeconds: 600,
  firstBlockSeconds: 900,
  longestBlockSeconds: 86_400,
  memorySeconds: 86_400,
};
const MOST_BLOCKS = 10_000;
const POLL_MS = 10_000;
/** How long a start waits for Redis. */
const LISTEN_PATIENCE_MS = 1_000;
/** During an outage, retry and log only this often. */
const REST_MS = 1_000;

const countRefusal = defineScript(COUNT_REFUSAL);
const readBlocks = defineScript(READ_BLOCKS);
const liftBlock = defineScript(LIFT_BLOCK);

/** Stores blocks in Redis and caches all of them in every process: pub/sub announces them at once, and polling finds those that it missed. */
export function createRedisRateLimitBlocks(options: RateLimitBlocksOptions): RateLimitBlocks {
  const { redis, channels, prefix, policy = USUAL_POLICY, onBegun, logger, pollMs = POLL_MS } = options;
  // The braces keep all keys on one node of a cluster: only refusals are counted there.
  const room = `${prefix}:{rate-limit}`;
  const channel = `${room}:blocks`;
  const ends = `${room}:block-ends`;
  const details = `${room}:block-details`;
  const memory = createBlockCache();
  const stopping = new AbortController();
  let polling: Promise<void> | null = null;
  let listening: BackgroundListening | null = null;
  let restingUntil = 0;

  function keysOf(text: string): string[] {
    const hash = createHash('sha256').update(text).digest('base64url');
    return [`${room}:refusals:${hash}`, `${room}:turns:${hash}`, ends, details];
  }

  const warn = (error: unknown) => logger.warn({ err: error }, 'Storing rate-limit blocks failed');

  /** Messages are `<subject> <ms>`; a subject contains no space. */
  function receive(message: string): void {
    const [text = '', milliseconds = ''] = message.split(' ');
    if (subjectOf(text) && /^\d+$/.test(milliseconds)) memory.remember(text, Number(milliseconds));
  }

  async function read(
    most: number,
  ): Promise<readonly { text: string; leftMs: number; block: RateLimitBlock }[]> {
    const answer = (await readBlocks.run(redis, [ends, details], [most])) as string[];
    const starts = Array.from({ length: Math.floor(answer.length / 4) }, (_, index) => index * 4);
    return starts.flatMap((start) => {
      const [text = '', leftMs = '', endsAt = '', detail = ''] = answer.slice(start, start + 4);
      const subject = subjectOf(text);
      if (!subject) return [];
      const [begunAt, turn] = detail.split(' ').map(Number);
      const block = {
        subject,
        begunAt: new Date(begunAt ?? 0),
        endsAt: new Date(Number(endsAt)),
        turn: turn ?? 0,
      };
      return [{ text, leftMs: Number(leftMs), block }];
    });
  }

  async function catchUp(): Promise<void> {
    const askedAt = memory.now();
    const known = await read(MOST_BLOCKS);
    memory.replace(new Map(known.map(({ text, leftMs }) => [text, leftMs])), askedAt);
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(pollMs, undefined, { signal: stopping.signal })
        .then(catchUp)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) warn(error);
        });
    }
  }

  async function count(subject: BlockSubject): Promise<void> {
    const text = textOf(subject);
    const lengths = [
      policy.windowSeconds,
      policy.firstBlockSeconds,
      policy.longestBlockSeconds,
      policy.memorySeconds,
    ].map((seconds) => seconds * 1000);
    const [windowMs = 0, firstMs = 0, longestMs = 0, memoryMs = 0] = lengths;
    const values = [text, windowMs, policy.refusals, firstMs, longestMs, memoryMs, MOST_BLOCKS, channel];
    const begun = (await countRefusal.run(redis, keysOf(text), values)) as [number, number] | null;
    if (!begun) return;
    const [milliseconds, turn] = begun;
    memory.remember(text, milliseconds);
    logger.warn(
      { subject, seconds: milliseconds / 1000, turn },
      'Blocked a caller that was refused too often',
    );
    await onBegun({ subject, seconds: milliseconds / 1000, turn });
  }

  return {
    secondsLeft: memory.secondsLeft,

    async refused(subject) {
      if (performance.now() < restingUntil) return;
      try {
        await count(subject);
      } catch (error) {
        restingUntil = performance.now() + REST_MS;
        warn(error);
      }
    },

    list: async (most) => (await read(most)).map(({ block }) => block),

    async lift(subject) {
      const text = textOf(subject);
      const lifted = await liftBlock.run(redis, keysOf(text), [text, channel]);
      memory.remember(text, 0);
      return lifted === 1;
    },

    async start() {
      const listener = { onMessage: receive, onResumed: () => void catchUp().catch(warn) };
      listening ??= listenInBackground(channels, channel, listener, logger);
      await listening.begun(LISTEN_PATIENCE_MS);
      void catchUp().catch(warn);
      polling ??= poll();
    },

    async [Symbol.asyncDispose]() {
      stopping.abort();
      await polling;
      await listening?.[Symbol.asyncDispose]();
    },
  };
}
