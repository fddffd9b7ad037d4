import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Accepts traces like a collector, and drops them. */
export interface TraceSink extends AsyncDisposable {
  /** The URL to which processes send them. */
  readonly endpoint: string;
  /** The number of bytes received. */
  taken(): number;
}

export async function startTraceSink(): Promise<TraceSink> {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.on('data', (part: Buffer) => {
      bytes += part.length;
    });
    // An empty ExportTraceServiceResponse: all were accepted.
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    taken: () => bytes,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
