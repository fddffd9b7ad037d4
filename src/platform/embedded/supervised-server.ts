import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from './server-process.js';

export interface SupervisedServerOptions {
  /** The display name of the server. */
  readonly name: string;
  /** @throws Error when it does not start, with a message for the user */
  readonly start: () => Promise<ServerProcess>;
  /** Called when the server has ended by itself, and for each failed restart. */
  readonly onEnd: (message: string) => void;
  /** The delay before the first restart; it doubles with each further one, up to half a minute. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** After running this long, a new failure counts as unrelated to the last. */
const STEADY_MS = 60_000;

/**
 * Starts a server, and restarts it whenever it ends by itself, for example because it was killed, or its disk was
 * full, until the result is disposed of.
 * @throws what the first start throws
 */
export async function superviseServer(options: SupervisedServerOptions): Promise<AsyncDisposable> {
  const { name, start, onEnd } = options;
  const stopping = new AbortController();
  let server: ServerProcess | null = await start();
  let startedAt = performance.now();
  let pauseMs = options.pauseMs ?? PAUSE_MS;

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (server) {
        await server.ended;
        if (stopping.signal.aborted) return;
        onEnd(`${name} ended by itself and is started again. Its log ends:\n${await server.lastWords()}`);
        if (performance.now() - startedAt > STEADY_MS) pauseMs = options.pauseMs ?? PAUSE_MS;
      }
      server = await startAfter(pauseMs);
      startedAt = performance.now();
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }

  async function startAfter(milliseconds: number): Promise<ServerProcess | null> {
    try {
      await delay(milliseconds, undefined, { signal: stopping.signal });
      return await start();
    } catch (error) {
      if (!stopping.signal.aborted) onEnd(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  const keeping = keep();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await server?.[Symbol.asyncDispose]();
      await keeping;
      // A restart may be in progress.
      await server?.[Symbol.asyncDispose]();
    },
  };
}
