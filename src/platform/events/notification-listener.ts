import { Client, escapeIdentifier } from 'pg';
import { createWakeSignal } from '../async/wake-signal.js';
import type { Logger } from '../telemetry/logger.js';

export interface NotificationListenerOptions {
  /** Must connect to the server directly: a transaction pooler does not pass notifications on. */
  readonly connectionString: string;
  readonly channel: string;
  /** Called for every notification, and after every reconnection, since some may have been missed. */
  readonly onNotification: () => void;
  readonly logger: Logger;
}

const CONNECT_MS = 5_000;
const RECONNECT_MS = 500;

/** Holds a connection of its own that listens on a PostgreSQL channel, and reconnects until disposed of. */
export function listenForNotifications(options: NotificationListenerOptions): AsyncDisposable {
  const { connectionString, channel, onNotification, logger } = options;
  const wake = createWakeSignal();
  let client: Client | null = null;
  const stop = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await listenUntilEnded();
      } catch (error) {
        logger.warn({ error, channel }, 'Cannot listen for notifications; polling continues');
      }
      if (!stop.signal.aborted) await wake.wait(RECONNECT_MS);
    }
  }

  async function listenUntilEnded(): Promise<void> {
    const connection = new Client({
      connectionString,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      application_name: 'streamcore-listener',
    });
    client = connection;
    const ended = new Promise<void>((resolve) => void connection.once('end', resolve));
    // A broken connection emits `end` next, which is awaited.
    connection.on('error', () => undefined);
    connection.on('notification', onNotification);
    try {
      await connection.connect();
      await connection.query(`LISTEN ${escapeIdentifier(channel)}`);
      onNotification();
      await ended;
    } finally {
      connection.end().catch(() => undefined);
    }
  }

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      wake.notify();
      await client?.end();
      await running;
    },
  };
}
