import { batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import { idsOf } from './live-stream.js';
import { PUBLISH_LIVE_EVENTS } from './live-stream.script.js';

export interface Retention {
  readonly keepMs: number;
  /** A limit on memory, which no legitimate viewer reaches. */
  readonly mostEvents: number;
}

export interface Publication {
  /** The key of the stream. */
  readonly key: string;
  readonly id: string;
  /** In JSON. */
  readonly event: string;
}

/** Appends an event to its stream, unless it is already there. */
export type PublishLive = (publication: Publication) => Promise<void>;

/** The most events per run of the script, which blocks Redis. */
const MOST_TOGETHER = 32;
const PUBLISH = defineScript(PUBLISH_LIVE_EVENTS);

/** Events published in the same turn of the event loop are sent together, because a relay publishes many at a time. */
export function createLivePublisher(redis: RedisClient, { keepMs, mostEvents }: Retention): PublishLive {
  async function publishTogether(publications: readonly Publication[]): Promise<readonly undefined[]> {
    const keys = publications.flatMap(({ key }) => [key, idsOf(key)]);
    const events = publications.flatMap(({ id, event }) => [id, event]);
    await PUBLISH.runAtOnce(redis, keys, [keepMs, mostEvents, ...events]);
    return publications.map(() => undefined);
  }

  const publishAll = batchByTurn<Publication, undefined>(
    (publications) => bySlot(redis, publications, ({ key }) => key, publishTogether),
    MOST_TOGETHER,
  );
  return async (publication) => {
    await publishAll([publication]);
  };
}
