import { WebSocket } from 'ws';

/** The HTTP status with which the server refuses to open a socket. */
export function refusedStatus(url: string, options: { origin?: string } = {}): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', options);
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('error', () => undefined);
  });
}
