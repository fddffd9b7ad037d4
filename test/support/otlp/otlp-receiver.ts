import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type ReceivedSpan, readSpans } from './spans.js';

/** Accepts traces like a collector, and stores them. */
export interface OtlpReceiver extends AsyncDisposable {
  /** Its URL. */
  readonly endpoint: string;
  /** In the order of arrival. */
  spans(): readonly ReceivedSpan[];
  /** The headers of each export. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** The raw data of all exports. */
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
