import { type SentinelConnectionOptions, SentinelConnector } from 'ioredis';

/** Internals of ioredis: its subscriptions to Sentinels, by which a connection learns of a failover. */
interface Watched {
  readonly failoverDetector: { cleanup(): void } | null;
}

/**
 * Connects to the master that Sentinels name. A master that hangs, or whose machine is gone, closes no connection, so
 * the connector also subscribes to the Sentinels: `failoverDetector` must be on.
 */
export class WatchfulSentinelConnector extends SentinelConnector {
  /** @param options those of the connection, which ioredis passes on unchanged */
  constructor(options: unknown) {
    super(options as SentinelConnectionOptions);
  }

  override connect(...parameters: Parameters<SentinelConnector['connect']>) {
    // A new connection is being made. The old detector would end it, and ioredis takes an attempt that was ended for
    // a deliberate disconnect: it would never try again.
    (this as unknown as Watched).failoverDetector?.cleanup();
    return super.connect(...parameters);
  }
}
