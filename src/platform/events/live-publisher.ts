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

export interface LivePublisherOptions {
  readonly retention: Retention;
  /** Told of a stream in whose place something else is stored, and which therefore nobody can read either. */
  readonly onSpoilt: (key: string, error: unknown) => void;
}

/** Appends an event to its stream, unless it is there already. Nothing is done about a spoilt stream. */
export type PublishLive = (publication: Publication) => Promise<void>;

/** The most events per run of the script, which blocks Redis. */
const MOST_TOGETHER = 32;
const PUBLISH = defineScript(PUBLISH_LIVE_EVENTS);

/** How Redis refuses a command for what is stored under a key, also from within a script. */
const WRONG_TYPE = /\bWRONGTYPE\b/u;

/** What is published in one turn of this process goes together, as a relay publishes many at a time. */
export function createLivePublisher(
  redis: RedisClient,
  { retention: { keepMs, mostEvents }, onSpoilt }: LivePublisherOptions,
): PublishLive {
  async function append(publications: readonly Publication[]): Promise<void> {
    const keys = publications.flatMap(({ key }) => [key, idsOf(key)]);
    const events = publications.flatMap(({ id, event }) => [id, event]);
    await PUBLISH.runAtOnce(redis, keys, [keepMs, mostEvents, ...events]);
  }

  /** One by one, so that a spoilt stream does not keep events from the others. */
  async function appendEach(publications: readonly Publication[]): Promise<void> {
    for (const publication of publications) {
      try {
        await append([publication]);
      } catch (error) {
        if (!isSpoilt(error)) throw error;
        onSpoilt(publication.key, error);
      }
    }
  }

  async function publishTogether(publications: readonly Publication[]): Promise<readonly undefined[]> {
    try {
      await append(publications);
    } catch (error) {
      if (!isSpoilt(error)) throw error;
      await appendEach(publications);
    }
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

function isSpoilt(error: unknown): boolean {
  return error instanceof Error && WRONG_TYPE.test(error.message);
}
