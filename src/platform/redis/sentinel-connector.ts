import { type SentinelConnectionOptions, SentinelConnector } from 'ioredis';

/** What ioredis keeps to itself: who listens at the Sentinels, for one connection, whether there is another master. */
interface Watched {
  readonly failoverDetector: { cleanup(): void } | null;
}

/**
 * Leads to the master that Sentinels name. A master that hangs, or whose machine is gone, closes no connection, so that Sentinels
 * are listened to as well: `failoverDetector` has to be on.
 */
export class WatchfulSentinelConnector extends SentinelConnector {
  /** @param options those of the connection, which ioredis hands on as they are */
  constructor(options: unknown) {
    super(options as SentinelConnectionOptions);
  }

  override connect(...parameters: Parameters<SentinelConnector['connect']>) {
    // A connection is being made since the last one was lost. What still listens for that one would end this one, and ioredis takes an
    // attempt that was ended for one that nobody wants any more: it would never try again.
    (this as unknown as Watched).failoverDetector?.cleanup();
    return super.connect(...parameters);
  }
}
