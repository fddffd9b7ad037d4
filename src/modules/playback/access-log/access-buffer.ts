import type { Logger } from '../../../platform/telemetry/logger.js';
import type { StoredAccess } from './access-entry.repository.js';

export interface AccessBufferOptions {
  readonly send: (entries: readonly StoredAccess[]) => Promise<void>;
  readonly logger: Logger;
  /** How long an entry waits for others. */
  readonly waitMs: number;
  /** The most waiting entries: when there are more, the oldest are dropped. */
  readonly most: number;
  readonly mostAtOnce: number;
}

/** Buffers entries to send them in batches. */
export interface AccessBuffer extends AsyncDisposable {
  add(entry: StoredAccess): void;
}

/** Entries that cannot be sent are retried; the number of dropped ones is logged. */
export function createAccessBuffer({
  send,
  logger,
  waitMs,
  most,
  mostAtOnce,
}: AccessBufferOptions): AccessBuffer {
  let waiting: StoredAccess[] = [];
  let dropped = 0;
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();

  async function sendAll(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, mostAtOnce);
        await send(batch);
        // Some of them may have been dropped in the meantime.
        const sent = new Set(batch);
        waiting = waiting.filter((entry) => !sent.has(entry));
      }
    } catch (error) {
      logger.warn({ error, waiting: waiting.length }, 'Sending access log entries failed; retrying');
    }
    if (dropped > 0) {
      logger.warn({ dropped }, 'Access log entries were dropped: the queue is full');
      dropped = 0;
    }
  }

  async function sendInTurn(): Promise<void> {
    await sendAll();
    timer = null;
    if (waiting.length > 0) sendSoon();
  }

  function sendSoon(): void {
    if (timer) return;
    timer = setTimeout(() => {
      sending = sendInTurn();
    }, waitMs);
    timer.unref();
  }

  return {
    add(entry) {
      if (waiting.length >= most) {
        waiting.shift();
        dropped += 1;
      }
      waiting.push(entry);
      sendSoon();
    },
    async [Symbol.asyncDispose]() {
      if (timer) clearTimeout(timer);
      await sending;
      if (timer) clearTimeout(timer);
      await sendAll();
    },
  };
}
