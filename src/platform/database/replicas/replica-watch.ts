import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { PositionLog } from './position-log.js';
import type { Replica } from './replica.js';
import { primaryPosition } from './server-position.js';

export interface ReplicaWatchOptions {
  /** A connection of its own to the primary. */
  readonly primary: pg.Pool;
  readonly replicas: readonly Replica[];
  readonly positions: PositionLog;
  readonly everyMs: number;
  /** In milliseconds, ever growing. */
  readonly now: () => number;
}

/** Knows at any time how far the replicas are behind, without asking for each read. */
export interface ReplicaWatch extends AsyncDisposable {
  /** Looks once, then again and again until disposed. Servers that do not answer hold it up for a bounded time. */
  start(): Promise<void>;
}

export function createReplicaWatch(options: ReplicaWatchOptions): ReplicaWatch {
  const { primary, replicas, positions, everyMs, now } = options;
  const stopping = new AbortController();
  let watching: Promise<void> | null = null;

  async function look(): Promise<void> {
    const at = now();
    // Without the primary nothing is noted, and what is known of the replicas grows too old to be used.
    const found = await primaryPosition(primary).catch(() => null);
    if (found) positions.note(found.position, at);
    await Promise.all(replicas.map((replica) => replica.look(found)));
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(everyMs, undefined, { signal: stopping.signal }).then(look, () => undefined);
    }
  }

  return {
    async start() {
      await look();
      watching ??= watch();
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await watching;
    },
  };
}
