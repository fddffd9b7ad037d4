import { type Bell, createBell } from '../async/bell.js';
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
}

/**
 * Reads a stream without end. It listens first and reads then, so that nothing falls between, and it takes
 * a batch only when the one before is consumed: a slow reader costs the process no memory.
 */
export function followStream<Event>(options: ReaderOptions<Event>): AsyncIterableIterator<Event> {
  const bell = createBell();
  const reader = { open: true };
  const started = start(options, bell);
  // Whoever iterates sees the failure; one who never does must not end the process.
  started.catch(() => undefined);
  const events = read(options, bell, reader, started);

  return {
    next: () => events.next(),
    async return() {
      reader.open = false;
      bell.ring();
      // A generator that was never asked for anything would return without reaching its own clean-up.
      await stop(started);
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

interface Start {
  readonly position: number;
  stop(): Promise<void>;
}

async function start<Event>({ stream, listen, after }: ReaderOptions<Event>, bell: Bell): Promise<Start> {
  const stopListening = await listen({ onMessage: () => bell.ring(), onResumed: () => bell.ring() });
  try {
    const position = after === undefined ? await stream.end() : ((await stream.positionOf(after)) ?? 0);
    return { position, stop: stopListening };
  } catch (error) {
    await stopListening();
    throw error;
  }
}

async function* read<Event>(
  { topic, stream, parse }: ReaderOptions<Event>,
  bell: Bell,
  reader: { readonly open: boolean },
  started: Promise<Start>,
): AsyncGenerator<Event, undefined, undefined> {
  try {
    let { position } = await started;
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
    await stop(started);
  }
}

/** Events are missing when the one before this is newer than the one read last. */
function hasGap(position: number, previous: number): boolean {
  return position > 0 && previous > position;
}

async function stop(started: Promise<Start>): Promise<void> {
  const running = await started.catch(() => null);
  await running?.stop();
}
