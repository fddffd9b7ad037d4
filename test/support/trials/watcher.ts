import { setTimeout as delay } from 'node:timers/promises';
import { createGraphqlClient } from '../graphql-client.js';
import * as operations from '../operations.js';

export interface WatcherOptions {
  readonly profileId: string;
  readonly accessToken: string;
  readonly addresses: () => readonly string[];
}

const RETRY_MS = 100;

/** A device that follows a profile, and comes back with `after` whenever it is cut off. */
export class Watcher {
  /** The ids of what it heard, in order. */
  readonly heard: string[] = [];
  readonly profileId: string;
  #last: string | null = null;

  constructor(private readonly options: WatcherOptions) {
    this.profileId = options.profileId;
  }

  async followUntil(ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      await this.#follow(ended).catch(() => undefined);
      if (!ended.aborted) await delay(RETRY_MS);
    }
  }

  async #follow(ended: AbortSignal): Promise<void> {
    const { addresses, accessToken, profileId } = this.options;
    const reachable = addresses();
    const address = reachable[Math.floor(Math.random() * reachable.length)];
    if (address === undefined) return;
    const client = createGraphqlClient(address, accessToken);
    const leave = () => void client.close();
    ended.addEventListener('abort', leave, { once: true });
    try {
      // What is unknown is answered with everything that is kept: so nothing is missed before the first, either.
      const after = this.#last ?? 'nothing-yet';
      for await (const { watchProgressUpdated } of client.live(operations.WatchProgressUpdated, {
        profileId,
        after,
      })) {
        this.heard.push(watchProgressUpdated.id);
        this.#last = watchProgressUpdated.id;
      }
    } finally {
      ended.removeEventListener('abort', leave);
      await client.close();
    }
  }
}
