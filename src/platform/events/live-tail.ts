import type { ChannelListener } from '../redis/redis-channels.js';
import { LARGEST_BATCH, type LiveStream, readAnnouncement, type StreamEntry } from './live-stream.js';
import type { LiveEvent } from './live-topics.js';

/** A parsed entry of a stream. */
export interface TailEntry {
  readonly position: number;
  /** The position of the previous entry; 0 for the first. */
  readonly previous: number;
  readonly event: LiveEvent<unknown>;
}

/** The newest entries of a stream, read and parsed once for all its followers in this process. */
export interface LiveTail {
  /**
   * Entries after a position, oldest first, one batch; from the stream itself for positions before the tail. Known
   * entries are returned synchronously.
   */
  readAfter(position: number): readonly TailEntry[] | Promise<readonly TailEntry[]>;
}

export interface TailSource {
  readonly stream: LiveStream;
  /** Notifies the listener whenever the stream may have grown; call the result to stop. */
  readonly listen: (listener: ChannelListener) => Promise<() => Promise<void>>;
}

/** A reader of a stream, notified whenever it may have grown. */
export interface TailFollower {
  /** @param newest the entry that was added; null if that is unknown, and the tail must be read */
  mayHaveMore(newest: TailEntry | null): void;
}

export interface FollowedTail extends LiveTail {
  leave(): Promise<void>;
}

/** The tails with followers. */
export interface LiveTails {
  /**
   * Follows a stream. The follower must not throw, because others are notified after it.
   * @throws errors of the subscription
   */
  follow(name: string, source: TailSource, follower: TailFollower): Promise<FollowedTail>;
}

interface SharedTail extends LiveTail {
  readonly followers: Set<TailFollower>;
  readonly listening: Promise<() => Promise<void>>;
}

/**
 * Enough for followers that keep up, with many streams; followers further behind read the stream. Kept entries outlive
 * the collector's young generation, so more of them would cause more full collections.
 */
const MOST_ENTRIES = 4;
const NOTHING: readonly TailEntry[] = [];

export function createLiveTails(): LiveTails {
  const tails = new Map<string, SharedTail>();

  async function leave(name: string, tail: SharedTail, follower: TailFollower): Promise<void> {
    if (!tail.followers.delete(follower) || tail.followers.size > 0) return;
    if (tails.get(name) === tail) tails.delete(name);
    const stopListening = await tail.listening;
    await stopListening();
  }

  return {
    async follow(name, source, follower) {
      const tail = tails.get(name) ?? openTail(source);
      tails.set(name, tail);
      tail.followers.add(follower);
      try {
        await tail.listening;
      } catch (error) {
        // The next follower tries again.
        if (tails.get(name) === tail) tails.delete(name);
        throw error;
      }
      return { readAfter: tail.readAfter, leave: () => leave(name, tail, follower) };
    },
  };
}

function openTail({ stream, listen }: TailSource): SharedTail {
  const followers = new Set<TailFollower>();
  const reader = createTailReader(stream);
  const tellAll = (newest: TailEntry | null) => {
    for (const follower of followers) follower.mayHaveMore(newest);
  };
  const listening = listen({
    onMessage(message) {
      tellAll(reader.hear(readAnnouncement(message)));
    },
    onResumed() {
      reader.expectMore();
      tellAll(null);
    },
  });
  return { followers, readAfter: reader.readAfter, listening };
}

/** Keeps the entries between two positions, without gaps. */
function createTailReader(stream: LiveStream) {
  let entries: readonly TailEntry[] = [];
  let start = 0;
  let end = 0;
  let mayHaveGrown = true;
  let reading: Promise<void> | null = null;

  function restartAt(position: number): void {
    entries = [];
    start = position;
    end = position;
    mayHaveGrown = true;
  }

  async function readOn(): Promise<void> {
    mayHaveGrown = false;
    const from = end;
    try {
      const read = await stream.readAfter(from);
      // A follower that is further ahead has moved the tail in the meantime.
      if (end !== from) return;
      append(read.map(parse));
      if (read.length === LARGEST_BATCH) mayHaveGrown = true;
    } catch (error) {
      mayHaveGrown = true;
      throw error;
    } finally {
      reading = null;
    }
  }

  function append(read: readonly TailEntry[]): void {
    const [first] = read;
    const last = read.at(-1);
    if (!first || !last) return;
    if (first.previous > end) restartAt(first.previous);
    end = last.position;
    const all = [...entries, ...read];
    const dropped = Math.max(0, all.length - MOST_ENTRIES);
    start = all[dropped - 1]?.position ?? start;
    entries = all.slice(dropped);
  }

  /**
   * Whether entries after a position must be read from the stream. Position 0 asks for everything that is kept there,
   * of which the tail may have some that has expired by now.
   */
  function isBefore(position: number): boolean {
    return position < start || (position === 0 && end > 0);
  }

  /** Whether all entries after a position are in the tail, as far as there are any. */
  function isKnown(position: number): boolean {
    return !isBefore(position) && (position < end || !(mayHaveGrown || reading));
  }

  function knownAfter(position: number): readonly TailEntry[] {
    if (position === end) return NOTHING;
    return entries.slice(entries.findLastIndex((entry) => entry.position <= position) + 1);
  }

  async function lookUp(position: number): Promise<readonly TailEntry[]> {
    while (position === end && (mayHaveGrown || reading)) await (reading ??= readOn());
    return isBefore(position) ? (await stream.readAfter(position)).map(parse) : knownAfter(position);
  }

  return {
    expectMore() {
      mayHaveGrown = true;
    },
    /** Adds an announced entry, unless others are missing before it, which must be read. @returns the added entry */
    hear(entry: StreamEntry): TailEntry | null {
      if (entry.previous === end && !mayHaveGrown && !reading) {
        const heard = parse(entry);
        append([heard]);
        return heard;
      }
      if (entry.position > end) mayHaveGrown = true;
      return null;
    },
    readAfter(position: number): readonly TailEntry[] | Promise<readonly TailEntry[]> {
      if (position > end) restartAt(position);
      return isKnown(position) ? knownAfter(position) : lookUp(position);
    },
  };
}

function parse({ event: text, ...place }: StreamEntry): TailEntry {
  const event: Omit<LiveEvent<unknown>, 'occurredAt'> & { readonly occurredAt: string } = JSON.parse(text);
  return { ...place, event: { ...event, occurredAt: new Date(event.occurredAt) } };
}
