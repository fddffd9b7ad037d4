import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { PositionLog } from './position-log.js';
import type { Replica } from './replica.js';
import { primaryPosition } from './server-position.js';

export interface ReplicaWatchOptions {
  /** A dedicated connection to the primary. */
  readonly primary: pg.Pool;
  readonly replicas: readonly Replica[];
  readonly positions: PositionLog;
  readonly everyMs: number;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
}

/** Tracks the lag of replicas, so that reads need not ask for it. */
export interface ReplicaWatch extends AsyncDisposable {
  /** Polls once, then repeatedly until disposed of. Servers that do not answer delay it for a bounded time. */
  start(): Promise<void>;
}

export function createReplicaWatch(options: ReplicaWatchOptions): ReplicaWatch {
  const { primary, replicas, positions, everyMs, now } = options;
  const stopping = new AbortController();
  let watching: Promise<void> | null = null;

  async function look(): Promise<void> {
    const at = now();
    // Without the primary nothing is recorded, and the known positions of replicas become too old to be used.
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
