import { WebSocket } from 'ws';

/** Why the server does not open a socket at all: the status it answers with. */
export function refusedStatus(url: string, options: { origin?: string } = {}): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', options);
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('error', () => undefined);
  });
}
