import { createConnection, type Socket } from 'node:net';
import { connect as connectSecurely, type TLSSocket } from 'node:tls';
import { AbstractConnector } from 'ioredis';
import type { RedisNode } from './redis-address.js';

const DISCONNECT_MS = 2_000;

/**
 * Connects to another node at each reconnection. A message published at one node of a cluster reaches all of them: a
 * subscriber needs any node that is up, and must know when its node was not.
 */
export function rotateNodes(nodes: readonly RedisNode[], usesTls: boolean) {
  // Spreads subscribers over the nodes.
  let next = Math.floor(Math.random() * nodes.length);

  return class RotatingConnector extends AbstractConnector {
    constructor() {
      super(DISCONNECT_MS);
    }

    override async connect(): Promise<Socket | TLSSocket> {
      const { host, port } = nodes[next % nodes.length] ?? { host: '', port: 0 };
      next += 1;
      this.connecting = true;
      const stream = usesTls
        ? connectSecurely({ host, port, servername: host })
        : createConnection({ host, port });
      stream.once('error', (error) => {
        this.firstError = error;
      });
      this.stream = stream;
      return stream;
    }
  };
}
