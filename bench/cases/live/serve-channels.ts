import type { Server } from 'node:http';
import { Redis } from 'ioredis';
import { type WebSocket, WebSocketServer } from 'ws';

/** The minimum of live updates over several processes: a socket names a channel, and receives its bytes. */
export function serveChannels(server: Server, redisUrl: string): void {
  const subscriber = new Redis(redisUrl);
  const followers = new Map<string, Set<WebSocket>>();

  async function follow(socket: WebSocket, channel: string): Promise<void> {
    const others = followers.get(channel) ?? new Set();
    followers.set(channel, others.add(socket));
    await subscriber.subscribe(channel);
    socket.send('ready');
  }

  subscriber.on('messageBuffer', (channel: Buffer, bytes: Buffer) => {
    for (const socket of followers.get(channel.toString()) ?? []) socket.send(bytes, { binary: false });
  });
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.once('message', (data: Buffer) => void follow(socket, data.toString()));
  });
}
