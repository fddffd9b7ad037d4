import { batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import { idsOf } from './live-stream.js';
import { publishLiveEvents, type Retention } from './live-stream.script.js';

export interface Publication {
  /** The key of the stream. */
  readonly key: string;
  readonly id: string;
  /** In JSON. */
  readonly event: string;
}

export interface LivePublisherOptions {
  readonly retention: Retention;
  /** Called when the key of a stream holds a value of another type, so that nobody can read it either. */
  readonly onCorrupt: (key: string, error: unknown) => void;
}

/** Appends an event to its stream, unless it is already there. Events of corrupt streams are dropped. */
export type PublishLive = (publication: Publication) => Promise<unknown>;

/** The most events per run of the script, which blocks Redis. */
const MOST_TOGETHER = 32;

/** The index of an event that was dropped, among those published together, with the reason. */
type Dropped = readonly [index: number, reason: string];

/** Events published in the same turn of the event loop are sent together, because a relay publishes many at a time. */
export function createLivePublisher(
  redis: RedisClient,
  { retention, onCorrupt }: LivePublisherOptions,
): PublishLive {
  const script = defineScript(publishLiveEvents(retention));

  async function publishTogether(publications: readonly Publication[]): Promise<readonly undefined[]> {
    const keys: string[] = [];
    const events: string[] = [];
    for (const { key, id, event } of publications) {
      keys.push(key, idsOf(key));
      events.push(id, event);
    }
    const dropped = (await script.runAtOnce(redis, keys, events)) as readonly Dropped[];
    for (const [index, reason] of dropped) onCorrupt(publications[index]?.key ?? '', new Error(reason));
    return publications.map(() => undefined);
  }

  const publishAll = batchByTurn<Publication, undefined>(
    (publications) => bySlot(redis, publications, ({ key }) => key, publishTogether),
    MOST_TOGETHER,
    setImmediate,
  );
  return (publication) => publishAll([publication]);
}
