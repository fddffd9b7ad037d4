import { once } from 'node:events';
import { createServer } from 'node:net';
import { AddressInUseError } from './address-in-use-error.js';

/**
 * Checks at once what listening would find only after everything else was started.
 * @throws AddressInUseError when another program listens there
 */
export async function requireFreeAddress({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? new AddressInUseError(host, port) : error;
  }
  server.close();
  await once(server, 'close');
}
