import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { writeTextFrame } from './text-frame.js';

const server = createServer().listen(0);
const sockets = new WebSocketServer({ noServer: true });
await once(server, 'listening');
afterAll(() => server.close());

/** Sends texts to a client, every second of them by `ws` itself. */
async function hear(texts: readonly string[]): Promise<string[]> {
  server.once('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => {
      for (const [index, text] of texts.entries()) {
        if (index % 2 === 0) writeTextFrame(stream, text);
        else socket.send(text);
      }
      socket.close();
    }),
  );
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const heard: string[] = [];
  client.on('message', (data: Buffer, isBinary) => heard.push(isBinary ? 'not a text' : data.toString()));
  await once(client, 'close');
  return heard;
}

it('is heard as the text that it is of, whatever its length, between what ws sends', async () => {
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000];
  const texts = lengths.flatMap((length) => ['x'.repeat(length), 'between']);
  expect(await hear(texts)).toEqual(texts);
});

it('counts bytes, of which some letters take several', async () => {
  const texts = ['é'.repeat(63), 'between', '漢'.repeat(30_000), '𝄞'];
  expect(await hear(texts)).toEqual(texts);
});
