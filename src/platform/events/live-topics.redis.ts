import type { RedisChannels } from '../redis/redis-channels.js';
import type { RedisClient } from '../redis/redis-client.js';
import { createLivePublisher } from './live-publisher.js';
import { followStream } from './live-reader.js';
import { openLiveStream } from './live-stream.js';
import type { Retention } from './live-stream.script.js';
import { createLiveTails } from './live-tail.js';
import type { LiveEvent, LiveTopic, LiveTopics } from './live-topics.js';

export interface RedisLiveTopicsOptions {
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly retention?: Retention;
  /** Told of a stream in whose place something else is stored. Its events are dropped. Default: nobody is. */
  readonly onCorrupt?: (key: string, error: unknown) => void;
  /** How long a new subscriber waits for Redis. */
  readonly startWithinMs?: number;
}

const RETENTION: Retention = { keepMs: 10 * 60_000, mostEvents: 10_000 };
const START_WITHIN_MS = 5_000;

/**
 * Live topics on Redis Streams. Messages on a stream's channel contain the new entry. Readers that have everything
 * before it use it directly, and others read the stream: a lost, repeated or late message only causes a delay.
 */
export function createRedisLiveTopics(options: RedisLiveTopicsOptions): LiveTopics {
  const { redis, channels, prefix, retention = RETENTION, startWithinMs = START_WITHIN_MS } = options;
  const { onCorrupt = () => undefined } = options;
  const tails = createLiveTails();
  const publish = createLivePublisher(redis, { retention, onCorrupt });
  // The braces keep the streams of one account or profile on one node of a cluster.
  const nameOf = (topic: string, key: string) => `${prefix}:live:{${key}}:${topic}`;

  async function append(topic: LiveTopic<unknown>, key: string, event: LiveEvent<unknown>): Promise<void> {
    await publish({ key: nameOf(topic.name, key), id: event.id, event: JSON.stringify(event) });
  }

  return {
    publish: append,
    recheck: (topic, key, { id, occurredAt }) => append(topic, key, { id, occurredAt, payload: null }),
    subscribe<Payload>(
      topic: LiveTopic<Payload>,
      key: string,
      { after }: { after?: string | undefined } = {},
    ) {
      const name = nameOf(topic.name, key);
      const stream = openLiveStream(redis, name);
      return followStream<Payload>({
        topic,
        stream,
        follow: (follower) =>
          tails.follow(name, { stream, listen: (listener) => channels.listen(name, listener) }, follower),
        after,
        startWithinMs,
      });
    },
  };
}
