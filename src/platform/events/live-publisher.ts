import { batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import { idsOf } from './live-stream.js';
import { PUBLISH_LIVE_EVENTS } from './live-stream.script.js';

export interface Retention {
  readonly keepMs: number;
  /** A bound on memory that no honest viewer meets. */
  readonly mostEvents: number;
}

export interface Publication {
  /** The stream's. */
  readonly key: string;
  readonly id: string;
  /** As JSON. */
  readonly event: string;
}

/** Appends an event to its stream, unless it is there already. */
export type PublishLive = (publication: Publication) => Promise<void>;

/** The most events per run of the script, which blocks Redis. */
const MOST_TOGETHER = 32;
const PUBLISH = defineScript(PUBLISH_LIVE_EVENTS);

/** What is published in one turn of this process goes together, as a relay publishes many at a time. */
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
