import { createServer } from 'node:http';
import { Redis } from 'ioredis';
import { type WebSocket, WebSocketServer } from 'ws';
import { loadEnvironment, readSettings } from '../../../src/config.js';

// The least that live updates over several processes could cost: a socket names a channel, and is sent its bytes.
const { http, redis } = readSettings(loadEnvironment());
const subscriber = new Redis(redis.url ?? '');
const followers = new Map<string, Set<WebSocket>>();

subscriber.on('messageBuffer', (channel: Buffer, bytes: Buffer) => {
  for (const socket of followers.get(channel.toString()) ?? []) socket.send(bytes, { binary: false });
});

async function follow(socket: WebSocket, channel: string): Promise<void> {
  const others = followers.get(channel) ?? new Set();
  followers.set(channel, others.add(socket));
  await subscriber.subscribe(channel);
  socket.send('ready');
}

const server = createServer((_request, response) => response.end());
new WebSocketServer({ server }).on('connection', (socket) => {
  socket.once('message', (data: Buffer) => void follow(socket, data.toString()));
});
server.listen(http.port, http.host);
