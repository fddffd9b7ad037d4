import { setTimeout as delay } from 'node:timers/promises';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import * as operations from '../operations.js';
import type { Person } from './scene.js';

export interface LiveSocketOptions extends Person {
  readonly addresses: () => readonly string[];
  /** A loopback address, because the number of sockets per address is limited. Default: the usual one. */
  readonly localAddress?: string;
}

/** An event received by a socket. */
export interface Heard {
  readonly id: string;
  readonly profileId: string;
}

const RETRY_MS = 200;
const QUERY = print(operations.WatchProgressUpdated);

/** A socket that follows a profile, and reconnects with `after` when it was cut off. */
export class LiveSocket {
  readonly heard: Heard[] = [];
  readonly profileId: string;
  dropped = 0;
  /** Of the API process that it chose last. */
  address = '';
  #socket: WebSocket | null = null;

  constructor(private readonly options: LiveSocketOptions) {
    this.profileId = options.profileId;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** As if the network had failed. */
  drop(): void {
    if (!this.isOpen) return;
    this.dropped += 1;
    this.#socket?.terminate();
  }

  async followUntil(ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      await this.#follow(ended).catch(() => undefined);
      if (!ended.aborted) await delay(RETRY_MS * Math.random());
    }
  }

  async #follow(ended: AbortSignal): Promise<void> {
    const { addresses, localAddress = '127.0.0.1', accessToken, profileId } = this.options;
    const reachable = addresses();
    this.address = reachable[Math.floor(Math.random() * reachable.length)] ?? '';
    class LocalWebSocket extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, { localAddress });
      }
    }
    const client = createClient({
      url: `${this.address.replace('http', 'ws')}/graphql`,
      webSocketImpl: LocalWebSocket,
      connectionParams: { authorization: `Bearer ${accessToken}` },
      retryAttempts: 0,
      on: {
        connected: (socket) => {
          this.#socket = socket instanceof WebSocket ? socket : null;
        },
      },
    });
    const leave = () => client.terminate();
    ended.addEventListener('abort', leave, { once: true });
    try {
      // An unknown id is answered with all kept events.
      const after = this.heard.at(-1)?.id ?? 'nothing-yet';
      for await (const { data, errors } of client.iterate<{ watchProgressUpdated: Heard }>({
        query: QUERY,
        variables: { profileId, after },
      })) {
        if (errors || !data) throw new Error(errors?.[0]?.message);
        this.heard.push(data.watchProgressUpdated);
      }
    } finally {
      ended.removeEventListener('abort', leave);
      await client.dispose();
    }
  }
}
