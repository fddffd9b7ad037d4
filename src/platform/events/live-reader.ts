import { setTimeout as pause } from 'node:timers/promises';
import { ServiceUnavailableError } from '../../shared/domain-error.js';
import { settlesWithin } from '../async/deadline.js';
import { type LiveStream, StreamAwayError } from './live-stream.js';
import type { FollowedTail, TailEntry, TailFollower } from './live-tail.js';
import {
  type EventTaker,
  isRecheck,
  type LiveEvent,
  type LiveEvents,
  type LiveTopic,
  LiveTopicLaggedError,
} from './live-topics.js';

export interface ReaderOptions<Payload> {
  readonly topic: LiveTopic<Payload>;
  readonly stream: LiveStream;
  /** Notifies the follower whenever the stream may have grown. */
  readonly follow: (follower: TailFollower) => Promise<FollowedTail>;
  /** The id of the last event the reader knows. */
  readonly after: string | undefined;
  /** The timeout of the start. */
  readonly startWithinMs: number;
}

const RETRY_AFTER_SECONDS = 5;
/** How long to wait before reading again after an outage. */
const OUTAGE_PAUSE_MS = 500;
const NOTHING: readonly TailEntry[] = [];
/** Used before the start. */
const NO_TAIL: FollowedTail = { readAfter: () => NOTHING, leave: async () => undefined };
/** Used until there is a taker. */
const NOBODY: EventTaker<unknown> = { take: () => false };
/** The most events buffered for a subscriber that was up to date; beyond that, only the newest are kept. */
const MANY_WAITING = 20;

/**
 * Reads a stream without end. It subscribes before it reads, so that no event falls between, and takes a batch only
 * when the previous one is consumed, so a slow reader costs no memory. After the start it waits out every outage.
 * @throws ServiceUnavailableError when it cannot start in time
 */
export async function followStream<Payload>(options: ReaderOptions<Payload>): Promise<LiveEvents<Payload>> {
  const reader = new StreamReader<Payload>(options.topic);
  reader.beginAt(await startInTime(options, reader));
  return reader;
}

type Result<Payload> = IteratorResult<LiveEvent<Payload>, undefined>;

/** A caller that waits for the next event. */
interface Asker<Payload> {
  resolve(result: Result<Payload>): void;
  reject(error: unknown): void;
}

const END = { done: true, value: undefined } as const;

/**
 * Is asked for one event at a time. As long as a caller waits, further events are known here, and the taker takes each
 * at once, it goes on without a promise in between, because an event may go to thousands of followers.
 */
class StreamReader<Payload> implements LiveEvents<Payload>, TailFollower {
  #position = 0;
  #tail: FollowedTail = NO_TAIL;
  #waiting: readonly TailEntry[] = [];
  #taken = 0;
  #hasHeardAll = false;
  #open = true;
  #asker: Asker<Payload> | null = null;
  /** Whether it is waiting for the stream, or for the taker. */
  #isBusy = false;
  #mayHaveMore = true;
  #taker: EventTaker<Payload> = NOBODY;

  constructor(private readonly topic: LiveTopic<Payload>) {}

  beginAt({ position, tail }: Start): void {
    this.#position = position;
    this.#tail = tail;
  }

  offerTo(taker: EventTaker<Payload>): void {
    this.#taker = taker;
  }

  next(): Promise<Result<Payload>> {
    if (!this.#open) return Promise.resolve(END);
    return new Promise((resolve, reject) => {
      this.#asker = { resolve, reject };
      this.#advance();
    });
  }

  async return(): Promise<Result<Payload>> {
    this.#open = false;
    this.#answer(END);
    await this.#tail.leave();
    return END;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  mayHaveMore(newest: TailEntry | null): void {
    if (newest && this.#isAllHeardBefore(newest)) return this.#hear(newest);
    this.#mayHaveMore = true;
    this.#advance();
  }

  /** Whether a caller is waiting, and this entry is the next one. */
  #isAllHeardBefore({ previous }: TailEntry): boolean {
    return previous === this.#position && !this.#mayHaveMore && !this.#isBusy && this.#asker !== null;
  }

  /** Without reading the tail: a reader that keeps up gets nearly all events this way. */
  #hear({ position, event }: TailEntry): void {
    this.#position = position;
    try {
      this.#offer(event as LiveEvent<Payload>);
    } catch (error) {
      void this.#fail(error);
    }
  }

  #advance(): void {
    try {
      while (this.#asker && !this.#isBusy) {
        const entry = this.#waiting[this.#taken];
        if (entry) {
          this.#taken += 1;
          // The payload has the type with which the topic's events were published.
          this.#offer(entry.event as LiveEvent<Payload>);
        } else if (this.#mayHaveMore) {
          this.#read();
        } else {
          return;
        }
      }
    } catch (error) {
      void this.#fail(error);
    }
  }

  #offer(event: LiveEvent<Payload>): void {
    const isTaken = this.#taker.take(event);
    if (typeof isTaken === 'boolean') this.#give(event, isTaken);
    else void this.#waitFor(isTaken, (isTakenLater) => this.#give(event, isTakenLater));
  }

  #give(event: LiveEvent<Payload>, isTaken: boolean): void {
    if (!isTaken) this.#answer({ done: false, value: event });
  }

  #read(): void {
    this.#mayHaveMore = false;
    const more = this.#tail.readAfter(this.#position);
    if (more instanceof Promise)
      void this.#waitFor(this.#readPatiently(more), (entries) => this.#take(entries));
    else this.#take(more);
  }

  /** Retries reading while the stream is unavailable and the reader is open. */
  async #readPatiently(begun: Promise<readonly TailEntry[]>): Promise<readonly TailEntry[]> {
    let more: readonly TailEntry[] | Promise<readonly TailEntry[]> = begun;
    for (;;) {
      try {
        return await more;
      } catch (error) {
        if (!(error instanceof StreamAwayError)) throw error;
      }
      await pause(OUTAGE_PAUSE_MS, undefined, { ref: false });
      more = this.#open ? this.#tail.readAfter(this.#position) : NOTHING;
    }
  }

  /** @throws LiveTopicLaggedError */
  #take(entries: readonly TailEntry[]): void {
    const [first] = entries;
    if (!first) {
      this.#hasHeardAll = true;
      return;
    }
    // There may be more after this batch.
    this.#mayHaveMore = true;
    if (hasGap(this.#position, first.previous)) throw new LiveTopicLaggedError(this.topic.name);
    this.#position = entries.at(-1)?.position ?? this.#position;
    const isBehind = this.#hasHeardAll && entries.length > MANY_WAITING;
    this.#waiting = isBehind ? newestOnly(entries, this.topic) : entries;
    this.#taken = 0;
  }

  async #waitFor<Value>(work: Promise<Value>, use: (value: Value) => void): Promise<void> {
    this.#isBusy = true;
    try {
      const value = await work;
      this.#isBusy = false;
      if (!this.#open) return;
      use(value);
      this.#advance();
    } catch (error) {
      await this.#fail(error);
    }
  }

  #answer(result: Result<Payload>): void {
    const asker = this.#asker;
    this.#asker = null;
    asker?.resolve(result);
  }

  /** Ends, and passes the reason to waiting callers. */
  async #fail(error: unknown): Promise<void> {
    const asker = this.#asker;
    this.#asker = null;
    this.#open = false;
    try {
      await this.#tail.leave();
    } catch {
      // The first error is the one that is reported.
    }
    asker?.reject(error);
  }
}

interface Start {
  readonly position: number;
  readonly tail: FollowedTail;
}

async function startInTime<Payload>(options: ReaderOptions<Payload>, follower: TailFollower): Promise<Start> {
  const starting = start(options, follower);
  if (await settlesWithin(starting, options.startWithinMs)) return starting;
  // It may still succeed; then it is left at once.
  starting.then(({ tail }) => tail.leave()).catch(() => undefined);
  throw new ServiceUnavailableError('Live updates', RETRY_AFTER_SECONDS);
}

async function start<Payload>(
  { stream, follow, after }: ReaderOptions<Payload>,
  follower: TailFollower,
): Promise<Start> {
  // Read first: when Redis is down this fails by itself, and no subscription is left pending.
  const position = after === undefined ? await stream.end() : ((await stream.positionOf(after)) ?? 0);
  return { position, tail: await follow(follower) };
}
/** Events are missing if the entry's predecessor is newer than the last event read. */
function hasGap(position: number, previous: number): boolean {
  return position > 0 && previous > position;
}

function newestOnly<Payload>(entries: readonly TailEntry[], topic: LiveTopic<Payload>): readonly TailEntry[] {
  if (!topic.newestOf) return entries;
  const kindOf = ({ event }: TailEntry) => topic.newestOf?.(event.payload as Payload) ?? '';
  const newest = new Map<string, TailEntry>();
  for (const entry of entries) if (!isRecheck(entry.event)) newest.set(kindOf(entry), entry);
  return entries.filter((entry) => isRecheck(entry.event) || newest.get(kindOf(entry)) === entry);
}
