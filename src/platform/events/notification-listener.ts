import { Client, escapeIdentifier } from 'pg';
import { createBell } from '../async/bell.js';
import type { Logger } from '../telemetry/logger.js';

export interface NotificationListenerOptions {
  /** Must lead to the server itself: a transaction pooler does not pass notifications on. */
  readonly connectionString: string;
  readonly channel: string;
  /** Called for every notification, and after every reconnection, since some may have been missed. */
  readonly onNotification: () => void;
  readonly logger: Logger;
}

const RECONNECT_MS = 500;

/** Holds a connection of its own that listens on a PostgreSQL channel, and reconnects until disposed of. */
export function listenForNotifications(options: NotificationListenerOptions): AsyncDisposable {
  const { connectionString, channel, onNotification, logger } = options;
  const bell = createBell();
  let client: Client | null = null;
  const stop = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await listenUntilEnded();
      } catch (error) {
        logger.warn({ error, channel }, 'Cannot listen for notifications; polling goes on meanwhile');
      }
      if (!stop.signal.aborted) await bell.wait(RECONNECT_MS);
    }
  }

  async function listenUntilEnded(): Promise<void> {
    client = new Client({ connectionString, keepAlive: true, application_name: 'streamcore-listener' });
    const ended = new Promise<void>((resolve) => void client?.once('end', resolve));
    // A broken connection ends next; that is what is waited for.
    client.on('error', () => undefined);
    client.on('notification', onNotification);
    await client.connect();
    await client.query(`LISTEN ${escapeIdentifier(channel)}`);
    onNotification();
    await ended;
  }

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      bell.ring();
      await client?.end();
      await running;
    },
  };
}
