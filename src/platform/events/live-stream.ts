import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import { PUBLISH_LIVE_EVENT } from './live-stream.script.js';

/** An event in its stream, as text, with its place. */
export interface StreamEntry {
  readonly position: number;
  /** Where the entry before it stands; 0 for the first. */
  readonly previous: number;
  readonly event: string;
}

/** The log of one topic and key, as a Redis stream. */
export interface LiveStream {
  append(id: string, event: string): Promise<void>;
  /** Entries after a position, oldest first, a batch at a time. Position 0 stands before all. */
  readAfter(position: number): Promise<readonly StreamEntry[]>;
  /** Where an event stands. Null when it is not, or no longer, in the stream. */
  positionOf(id: string): Promise<number | null>;
  /** Where the newest event stands, or 0. */
  end(): Promise<number>;
}

export interface Retention {
  readonly keepMs: number;
  /** A bound on memory that no honest viewer meets. */
  readonly mostEvents: number;
}

/** The most entries that are read at a time. */
export const LARGEST_BATCH = 100;
const PUBLISH = defineScript(PUBLISH_LIVE_EVENT);

export function openLiveStream(
  redis: RedisClient,
  key: string,
  { keepMs, mostEvents }: Retention,
): LiveStream {
  const ids = `${key}:ids`;

  return {
    async append(id, event) {
      await PUBLISH.run(redis, [key, ids], [id, event, keepMs, mostEvents]);
    },
    async readAfter(position) {
      const entries = await redis.xrange(key, `(${position}-0`, '+', 'COUNT', LARGEST_BATCH);
      return entries.map(([entryId, [, previous, , event]]) => ({
        position: positionIn(entryId),
        previous: Number(previous),
        event: event ?? '',
      }));
    },
    async positionOf(id) {
      const score = await redis.zscore(ids, id);
      return score === null ? null : Number(score);
    },
    async end() {
      const [newest] = await redis.xrevrange(key, '+', '-', 'COUNT', 1);
      return newest ? positionIn(newest[0]) : 0;
    },
  };
}

function positionIn(entryId: string): number {
  return Number.parseInt(entryId, 10);
}

/** An entry as those who listen are sent it. */
export function readAnnouncement(message: string): StreamEntry {
  const first = message.indexOf(' ');
  const second = message.indexOf(' ', first + 1);
  return {
    position: Number(message.slice(0, first)),
    previous: Number(message.slice(first + 1, second)),
    event: message.slice(second + 1),
  };
}
