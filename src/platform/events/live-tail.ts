import type { ChannelListener } from '../redis/redis-channels.js';
import { LARGEST_BATCH, type LiveStream, readAnnouncement, type StreamEntry } from './live-stream.js';
import type { LiveEvent } from './live-topics.js';

/** An event in its place. */
export interface TailEntry {
  readonly position: number;
  /** Where the entry before it stands; 0 for the first. */
  readonly previous: number;
  readonly event: LiveEvent<unknown>;
}

/** The newest entries of one stream, which are read and parsed once for all in this process who follow it. */
export interface LiveTail {
  /**
   * Entries after a position, oldest first, a batch at a time; from the stream itself for those far behind. Those
   * that are known are given at once.
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
  /** @param newest the one entry that has come; null where it is not known what has, and the tail is to be read */
  mayHaveMore(newest: TailEntry | null): void;
}

export interface FollowedTail extends LiveTail {
  leave(): Promise<void>;
}

/** The tails with followers. */
export interface LiveTails {
  /**
   * Follows a stream. The follower may not throw: others are told after it.
   * @throws what listening throws
   */
  follow(name: string, source: TailSource, follower: TailFollower): Promise<FollowedTail>;
}

interface SharedTail extends LiveTail {
  readonly followers: Set<TailFollower>;
  readonly listening: Promise<() => Promise<void>>;
}

/**
 * Enough for followers who keep up, whose streams may be many; who is further behind reads the stream. What is kept outlives
 * the collector's young generation, so that more of it would have it go through the whole memory more often.
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
        // Whoever comes next tries anew.
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

/** Keeps what lies between two positions, without a gap. */
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
      // Somebody who is further on has moved the tail meanwhile.
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
   * Whether only the stream tells what comes after a position. Before all stands what is kept, which may be less by now than
   * what is here.
   */
  function isBefore(position: number): boolean {
    return position < start || (position === 0 && end > 0);
  }

  /** Whether all that comes after a position is here, as far as there is any. */
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
    /** Takes an entry as it is sent, unless others lie between: those are read. @returns what was taken */
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
