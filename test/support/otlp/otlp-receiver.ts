import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type ReceivedSpan, readSpans } from './spans.js';

/** Takes traces as a collector does, and holds what it got. */
export interface OtlpReceiver extends AsyncDisposable {
  /** Where it takes traces. */
  readonly endpoint: string;
  /** In the order in which they came. */
  spans(): readonly ReceivedSpan[];
  /** The headers of each export. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** Everything that was sent, as it was sent. */
  text(): string;
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const bodies: Buffer[] = [];
  const headers: IncomingMessage['headers'][] = [];

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const isRight = request.method === 'POST' && request.url === '/v1/traces';
      if (!isRight || request.headers['content-type'] !== 'application/x-protobuf') {
        response.writeHead(400).end();
        return;
      }
      const body = Buffer.concat(parts);
      bodies.push(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
      headers.push(request.headers);
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `http://127.0.0.1:${port}/v1/traces`,
    spans: () => bodies.flatMap(readSpans),
    headers,
    text: () => bodies.map((body) => body.toString('latin1')).join('\n'),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
