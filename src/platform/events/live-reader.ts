import { ServiceUnavailableError } from '../../shared/domain-error.js';
import { type Bell, createBell } from '../async/bell.js';
import { settlesWithin } from '../async/deadline.js';
import type { ChannelListener } from '../redis/redis-channels.js';
import type { LiveStream } from './live-stream.js';
import { LiveTopicLaggedError } from './live-topics.js';

export interface ReaderOptions<Event> {
  readonly topic: string;
  readonly stream: LiveStream;
  /** Has the listener told whenever the stream may have grown; the result ends that. */
  readonly listen: (listener: ChannelListener) => Promise<() => Promise<void>>;
  /** The id of the last event the reader knows. */
  readonly after: string | undefined;
  readonly parse: (text: string) => Event;
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
export async function followStream<Event>(
  options: ReaderOptions<Event>,
): Promise<AsyncIterableIterator<Event>> {
  const bell = createBell();
  const begun = await startInTime(options, bell);
  const reader = { open: true };
  const events = read(options, begun, bell, reader);

  const iterator: AsyncIterableIterator<Event> = {
    next: () => events.next(),
    async return() {
      reader.open = false;
      bell.ring();
      // A generator that was never asked for anything would return without reaching its own clean-up.
      await begun.stopListening();
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
  stopListening(): Promise<void>;
}

async function startInTime<Event>(options: ReaderOptions<Event>, bell: Bell): Promise<Start> {
  const starting = start(options, bell);
  if (await settlesWithin(starting, options.startWithinMs)) return starting;
  // It may succeed yet, for nobody.
  starting.then(({ stopListening }) => stopListening()).catch(() => undefined);
  throw new ServiceUnavailableError('Live updates', RETRY_AFTER_SECONDS);
}

async function start<Event>({ stream, listen, after }: ReaderOptions<Event>, bell: Bell): Promise<Start> {
  // Asked first: when Redis is away this fails by itself, and nobody is left waiting to listen.
  const position = after === undefined ? await stream.end() : ((await stream.positionOf(after)) ?? 0);
  const stopListening = await listen({ onMessage: () => bell.ring(), onResumed: () => bell.ring() });
  return { position, stopListening };
}

async function* read<Event>(
  { topic, stream, parse }: ReaderOptions<Event>,
  begun: Start,
  bell: Bell,
  reader: { readonly open: boolean },
): AsyncGenerator<Event, undefined, undefined> {
  let { position } = begun;
  try {
    while (reader.open) {
      const entries = await stream.readAfter(position);
      for (const entry of entries) {
        if (!reader.open) return;
        if (hasGap(position, entry.previous)) throw new LiveTopicLaggedError(topic);
        position = entry.position;
        yield parse(entry.event);
      }
      if (entries.length === 0) await bell.wait();
    }
  } finally {
    await begun.stopListening();
  }
}

/** Events are missing when the one before this is newer than the one read last. */
function hasGap(position: number, previous: number): boolean {
  return position > 0 && previous > position;
}
