import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface FollowerOptions {
  readonly url: string;
  readonly protocol?: string;
  /** A loopback address, because the number of sockets per address is limited. */
  readonly localAddress: string;
  /** Its messages after opening, each sent when the previous one is answered. */
  readonly greetings: readonly string[];
  readonly onMessage: () => void;
}

/** A socket that receives events. */
export interface Follower {
  /** The reply to its last opening message. */
  readonly answer: Buffer;
  close(): void;
}

/** Resolves when every opening message is answered. */
export async function follow(options: FollowerOptions): Promise<Follower> {
  const { url, protocol, localAddress, greetings, onMessage } = options;
  const socket = new WebSocket(url, protocol === undefined ? [] : [protocol], { localAddress });
  await once(socket, 'open');
  let answer: Buffer = Buffer.alloc(0);
  for (const greeting of greetings) {
    socket.send(greeting);
    [answer] = (await once(socket, 'message')) as [Buffer];
  }
  socket.on('message', onMessage);
  return { answer, close: () => socket.terminate() };
}
