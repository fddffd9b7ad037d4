import { ServiceUnavailableError } from '../../shared/domain-error.js';
import { type Bell, createBell } from '../async/bell.js';
import { settlesWithin } from '../async/deadline.js';
import type { LiveStream } from './live-stream.js';
import type { FollowedTail, TailEntry } from './live-tail.js';
import { isRecheck, type LiveEvent, type LiveTopic, LiveTopicLaggedError } from './live-topics.js';

export interface ReaderOptions<Payload> {
  readonly topic: LiveTopic<Payload>;
  readonly stream: LiveStream;
  /** Has the bell ring whenever the stream may have grown. */
  readonly follow: (bell: Bell) => Promise<FollowedTail>;
  /** The id of the last event the reader knows. */
  readonly after: string | undefined;
  /** How long it may take to begin. */
  readonly startWithinMs: number;
}

const RETRY_AFTER_SECONDS = 5;
/** Of so many that wait for somebody who had heard everything before, only the newest are worth telling. */
const MANY_WAITING = 20;

/**
 * Reads a stream without end. It listens before it reads, so that nothing falls between, and it takes
 * a batch only when the one before is consumed: a slow reader costs the process no memory.
 * Once it has begun it waits out every outage.
 * @throws ServiceUnavailableError when it cannot begin in time
 */
export async function followStream<Payload>(
  options: ReaderOptions<Payload>,
): Promise<AsyncIterableIterator<LiveEvent<Payload>>> {
  const bell = createBell();
  return new StreamReader(options.topic, await startInTime(options, bell), bell);
}

/** Asked for one event at a time. */
class StreamReader<Payload> implements AsyncIterableIterator<LiveEvent<Payload>> {
  #position: number;
  #waiting: readonly LiveEvent<Payload>[] = [];
  #taken = 0;
  #hasHeardAll = false;
  #open = true;

  constructor(
    private readonly topic: LiveTopic<Payload>,
    private readonly begun: Start,
    private readonly bell: Bell,
  ) {
    this.#position = begun.position;
  }

  async next(): Promise<IteratorResult<LiveEvent<Payload>, undefined>> {
    while (this.#open) {
      const value = this.#waiting[this.#taken];
      if (value) {
        this.#taken += 1;
        return { done: false, value };
      }
      const more = this.begun.tail.readAfter(this.#position);
      await this.#take(more instanceof Promise ? await this.#endIfFails(more) : more);
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<LiveEvent<Payload>, undefined>> {
    this.#open = false;
    this.bell.ring();
    await this.begun.tail.leave();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #take(entries: readonly TailEntry[]): Promise<void> {
    const [first] = entries;
    if (!first) {
      this.#hasHeardAll = true;
      return this.bell.wait();
    }
    if (hasGap(this.#position, first.previous)) await this.#fail(new LiveTopicLaggedError(this.topic.name));
    this.#position = entries.at(-1)?.position ?? this.#position;
    // What a topic is published with is what it is read as.
    const events = entries.map(({ event }) => event as LiveEvent<Payload>);
    const isBehind = this.#hasHeardAll && events.length > MANY_WAITING;
    this.#waiting = isBehind ? newestOnly(events, this.topic) : events;
    this.#taken = 0;
  }

  async #endIfFails<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      return this.#fail(error);
    }
  }

  async #fail(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }
}

interface Start {
  readonly position: number;
  readonly tail: FollowedTail;
}

async function startInTime<Payload>(options: ReaderOptions<Payload>, bell: Bell): Promise<Start> {
  const starting = start(options, bell);
  if (await settlesWithin(starting, options.startWithinMs)) return starting;
  // It may succeed yet, for nobody.
  starting.then(({ tail }) => tail.leave()).catch(() => undefined);
  throw new ServiceUnavailableError('Live updates', RETRY_AFTER_SECONDS);
}

async function start<Payload>({ stream, follow, after }: ReaderOptions<Payload>, bell: Bell): Promise<Start> {
  // Asked first: when Redis is away this fails by itself, and nobody is left waiting to listen.
  const position = after === undefined ? await stream.end() : ((await stream.positionOf(after)) ?? 0);
  return { position, tail: await follow(bell) };
}

/** Events are missing when the one before this is newer than the one read last. */
function hasGap(position: number, previous: number): boolean {
  return position > 0 && previous > position;
}

function newestOnly<Payload>(
  events: readonly LiveEvent<Payload>[],
  topic: LiveTopic<Payload>,
): readonly LiveEvent<Payload>[] {
  if (!topic.newestOf) return events;
  const newest = new Map<string, LiveEvent<Payload>>();
  for (const event of events) if (!isRecheck(event)) newest.set(topic.newestOf(event.payload), event);
  return events.filter(
    (event) => isRecheck(event) || newest.get(topic.newestOf?.(event.payload) ?? '') === event,
  );
}
