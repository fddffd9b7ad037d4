import { ServiceUnavailableError } from '../../shared/domain-error.js';
import { type Bell, createBell } from '../async/bell.js';
import { settlesWithin } from '../async/deadline.js';
import type { LiveStream } from './live-stream.js';
import type { FollowedTail } from './live-tail.js';
import { type LiveEvent, LiveTopicLaggedError } from './live-topics.js';

export interface ReaderOptions {
  readonly topic: string;
  readonly stream: LiveStream;
  /** Has the bell ring whenever the stream may have grown. */
  readonly follow: (bell: Bell) => Promise<FollowedTail>;
  /** The id of the last event the reader knows. */
  readonly after: string | undefined;
  /** How long it may take to begin. */
  readonly startWithinMs: number;
}

const RETRY_AFTER_SECONDS = 5;

/**
 * Reads a stream without end. It listens before it reads, so that nothing falls between, and it takes
 * a batch only when the one before is consumed: a slow reader costs the process no memory.
 * Once it has begun it waits out every outage.
 * @throws ServiceUnavailableError when it cannot begin in time
 */
export async function followStream<Payload>(
  options: ReaderOptions,
): Promise<AsyncIterableIterator<LiveEvent<Payload>>> {
  const bell = createBell();
  const begun = await startInTime(options, bell);
  const reader = { open: true };
  const events = read<Payload>(options.topic, begun, bell, reader);

  const iterator: AsyncIterableIterator<LiveEvent<Payload>> = {
    next: () => events.next(),
    async return() {
      reader.open = false;
      bell.ring();
      // A generator that was never asked for anything would return without reaching its own clean-up.
      await begun.tail.leave();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return iterator;
}

interface Start {
  readonly position: number;
  readonly tail: FollowedTail;
}

async function startInTime(options: ReaderOptions, bell: Bell): Promise<Start> {
  const starting = start(options, bell);
  if (await settlesWithin(starting, options.startWithinMs)) return starting;
  // It may succeed yet, for nobody.
  starting.then(({ tail }) => tail.leave()).catch(() => undefined);
  throw new ServiceUnavailableError('Live updates', RETRY_AFTER_SECONDS);
}

async function start({ stream, follow, after }: ReaderOptions, bell: Bell): Promise<Start> {
  // Asked first: when Redis is away this fails by itself, and nobody is left waiting to listen.
  const position = after === undefined ? await stream.end() : ((await stream.positionOf(after)) ?? 0);
  return { position, tail: await follow(bell) };
}

async function* read<Payload>(
  topic: string,
  { position: start, tail }: Start,
  bell: Bell,
  reader: { readonly open: boolean },
): AsyncGenerator<LiveEvent<Payload>, undefined, undefined> {
  let position = start;
  try {
    while (reader.open) {
      const entries = await tail.readAfter(position);
      for (const entry of entries) {
        if (!reader.open) return;
        if (hasGap(position, entry.previous)) throw new LiveTopicLaggedError(topic);
        position = entry.position;
        // What a topic is published with is what it is read as.
        yield entry.event as LiveEvent<Payload>;
      }
      if (entries.length === 0) await bell.wait();
    }
  } finally {
    await tail.leave();
  }
}

/** Events are missing when the one before this is newer than the one read last. */
function hasGap(position: number, previous: number): boolean {
  return position > 0 && previous > position;
}
