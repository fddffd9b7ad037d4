import { type Server as HttpServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientAddress } from '../platform/http/client-address.js';
import type { ClientRegion } from '../platform/http/client-region.js';
import type { DocumentSenders } from './gate/document-senders.js';
import type { OperationContext } from './operation-context.js';
import type { SocketOpenings } from './rate-limits/socket-openings.js';
import { createBoundedCounts } from './websocket/bounded-counts.js';
import { isAllowedOrigin } from './websocket/origin.js';
import { connectSocket } from './websocket/socket-connection.js';
import { createSocketCounter, type SocketLimits } from './websocket/socket-counter.js';
import { createSocketOperations, type SocketOperationsOptions } from './websocket/socket-operations.js';
import type { WatchSignIn } from './websocket/socket-sign-in.js';

const LARGEST_MESSAGE_BYTES = 64 * 1024;
const KEEP_ALIVE_MS = 15_000;
const FAREWELL_TIMEOUT_MS = 3000;

/** RFC 6455, 7.4.1: the server is going down. */
const GOING_AWAY = 1001;

export interface WebSocketOptions<Context extends OperationContext>
  extends Omit<SocketOperationsOptions<Context>, 'streamsPerSocket'> {
  readonly path: string;
  readonly allowedOrigins: readonly string[];
  readonly clientAddress: ClientAddress;
  readonly clientRegion: ClientRegion;
  readonly limits: SocketLimits;
  readonly senders: DocumentSenders;
  /** Null: opening sockets is not limited. */
  readonly openings: SocketOpenings | null;
  readonly watchSignIn: WatchSignIn;
}

export interface GraphqlSockets {
  /** How many are open. */
  open(): number;
  /** Refuses new sockets, closes open ones so that clients reconnect elsewhere, and waits up to 3 s for that. */
  close(): Promise<void>;
}

/** Serves GraphQL over WebSocket on an HTTP server's port, at one path. */
export function serveSockets<Context extends OperationContext>(
  server: HttpServer,
  options: WebSocketOptions<Context>,
): GraphqlSockets {
  const {
    path,
    allowedOrigins,
    clientAddress,
    clientRegion,
    limits,
    senders,
    openings,
    watchSignIn,
    logger,
  } = options;
  const operations = createSocketOperations({ ...options, streamsPerSocket: limits.streamsPerSocket });
  const counter = createSocketCounter(limits);
  const accounts = createBoundedCounts(limits.perAccount);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    // Some messages are written as raw frames, which must bypass `ws`'s compression.
    perMessageDeflate: false,
    // Each socket answers pings itself, and counts them as unread data too.
    autoPong: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  let closing = false;

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Node has detached the connection: without this listener, a reset by the peer would be unhandled.
    stream.on('error', (error) => logger.debug({ err: error }, 'A connection failed.'));
    if (request.url?.split('?', 1)[0] !== path) return refuse(stream, 404);
    if (closing) return refuse(stream, 503);
    if (!isAllowedOrigin(request, allowedOrigins)) return refuse(stream, 403);
    const address = clientAddress(request);
    const admission = counter.admit(address);
    if (admission !== 'admitted') {
      logger.warn({ address, reason: admission }, 'A socket was refused.');
      return refuse(stream, admission === 'full' ? 503 : 429);
    }
    stream.once('close', () => counter.release(address));
    void open(request, stream, head, address);
  }

  /** For a socket that may be opened. */
  async function open(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    address: string,
  ): Promise<void> {
    const waitSeconds = (await openings?.take(address)) ?? 0;
    if (closing) return refuse(stream, 503);
    if (waitSeconds > 0) {
      logger.warn({ address, reason: 'too many opened from this address' }, 'A socket was refused.');
      return refuse(stream, 429, `Retry-After: ${waitSeconds}\r\n`);
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      connectSocket(socket, stream, { address, region: clientRegion(request) }, operations, {
        watchSignIn,
        accounts,
        messages: limits.messages,
        sender: senders.of(address),
        reading: limits.reading,
        logger,
        keepAliveMs: KEEP_ALIVE_MS,
      });
    });
  }
  server.on('upgrade', upgrade);

  return {
    open: () => sockets.clients.size,
    async close() {
      closing = true;
      const gone = [...sockets.clients].map(farewell);
      const deadline = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, FAREWELL_TIMEOUT_MS);
      await Promise.all(gone);
      clearTimeout(deadline);
      server.off('upgrade', upgrade);
    },
  };
}

function farewell(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.close(GOING_AWAY, 'Going away');
  });
}

/** @param headers each with a line break */
function refuse(stream: Duplex, status: number, headers = ''): void {
  // Otherwise the peer could keep its half open.
  stream.once('finish', () => stream.destroy());
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
