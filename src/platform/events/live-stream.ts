import type { RedisClient } from '../redis/redis-client.js';

/** An entry of a stream, with the event as JSON. */
export interface StreamEntry {
  readonly position: number;
  /** The position of the previous entry; 0 for the first. */
  readonly previous: number;
  readonly event: string;
}

/** The log of one topic and key, as a Redis stream. */
export interface LiveStream {
  /**
   * Entries after a position, oldest first, one batch. Position 0 is before all entries.
   * @throws StreamAwayError when Redis does not answer
   */
  readAfter(position: number): Promise<readonly StreamEntry[]>;
  /** The position of an event. Null if it is not in the stream, or no longer. */
  positionOf(id: string): Promise<number | null>;
  /** The position of the newest event, or 0. */
  end(): Promise<number>;
}

/** The most entries read at a time. */
export const LARGEST_BATCH = 100;

/** The key of the sorted set with the positions of a stream's events, by event id. */
export function idsOf(key: string): string {
  return `${key}:ids`;
}

export function openLiveStream(redis: RedisClient, key: string): LiveStream {
  async function readEntries(position: number) {
    try {
      return await redis.xrange(key, `(${position}-0`, '+', 'COUNT', LARGEST_BATCH);
    } catch (error) {
      throw new StreamAwayError(key, error);
    }
  }

  return {
    async readAfter(position) {
      const entries = await readEntries(position);
      return entries.map(([entryId, [, previous, , event]]) => ({
        position: positionIn(entryId),
        previous: Number(previous),
        event: event ?? '',
      }));
    },
    async positionOf(id) {
      const score = await redis.zscore(idsOf(key), id);
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

export class StreamAwayError extends Error {
  override readonly name = 'StreamAwayError';

  constructor(key: string, cause: unknown) {
    super(`The stream ${key} cannot be read now.`, { cause });
  }
}

/** Parses an entry from a message on the stream's channel. */
export function readAnnouncement(message: string): StreamEntry {
  const first = message.indexOf(' ');
  const second = message.indexOf(' ', first + 1);
  return {
    position: Number(message.slice(0, first)),
    previous: Number(message.slice(first + 1, second)),
    event: message.slice(second + 1),
  };
}
