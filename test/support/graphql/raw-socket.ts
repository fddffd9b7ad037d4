import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A socket that sends anything, valid or not, and stores what it receives. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: readonly { type: string; id?: string; payload?: unknown }[];
  send(message: object | string): void;
  /** Resolves when a message of this type has arrived, at once if it already has. */
  heard(type: string, id?: string): Promise<{ readonly payload?: unknown }>;
  /** The code with which the socket is closed. */
  readonly closed: Promise<number>;
}

export async function openRawSocket(
  url: string,
  options: { origin?: string; protocol?: string | string[] } = {},
): Promise<RawSocket> {
  const { protocol = 'graphql-transport-ws', ...others } = options;
  const socket = new WebSocket(url, protocol, others);
  const messages: { type: string; id?: string; payload?: unknown }[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString())));
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  await once(socket, 'open');
  socket.on('error', () => undefined);
  // A test may wait for many messages at once.
  socket.setMaxListeners(0);

  return {
    socket,
    messages,
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async heard(type, id) {
      for (;;) {
        const found = messages.find((message) => message.type === type && message.id === id);
        if (found) return found;
        await once(socket, 'message');
      }
    },
  };
}

/** A socket after `connection_ack`. */
export async function openShopSocket(url: string, authorization?: string): Promise<RawSocket> {
  const raw = await openRawSocket(url);
  raw.send({ type: 'connection_init', payload: authorization === undefined ? {} : { authorization } });
  await raw.heard('connection_ack');
  return raw;
}
