import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface FollowerOptions {
  readonly url: string;
  readonly protocol?: string;
  /** One of the loopback's, since only so many sockets may come from each. */
  readonly localAddress: string;
  /** What it says one after the other, each when the one before is answered. */
  readonly greetings: readonly string[];
  readonly onMessage: () => void;
}

/** A socket that hears what is said to it. */
export interface Follower {
  /** The answer to its last greeting. */
  readonly answer: Buffer;
  close(): void;
}

/** Resolves when every greeting is answered. */
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
