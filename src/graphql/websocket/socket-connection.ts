import type { Duplex } from 'node:stream';
import { CloseCode, MessageType, type Server, stringifyMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { DocumentSender } from '../gate/document-senders.js';
import { createWorkMeter, type WorkLimit } from '../gate/work-meter.js';
import type { BoundedCounts } from './bounded-counts.js';
import { createMessageMeter, type MessageLimit } from './message-meter.js';
import { inTurnById } from './operation-turns.js';
import type { SocketDetails } from './socket-admission.js';
import { createSocketSender } from './socket-sender.js';
import { createSocketSignIn, POLICY_VIOLATION, TRY_AGAIN_LATER, type WatchSignIn } from './socket-sign-in.js';
import { SocketWriter } from './socket-writer.js';

export interface SocketConnectionOptions {
  readonly watchSignIn: WatchSignIn;
  /** The open sockets of each account. */
  readonly accounts: BoundedCounts;
  readonly messages: MessageLimit;
  /** The client's network, and the parsing budget of this socket. */
  readonly sender: DocumentSender;
  readonly reading: WorkLimit;
  readonly logger: Logger;
  readonly keepAliveMs: number;
}

/**
 * Connects a socket to the protocol, and ends it when its peer is gone.
 * @param stream the underlying stream of the socket
 */
export function connectSocket(
  socket: WebSocket,
  stream: Duplex,
  client: Omit<SocketDetails, 'signIn' | 'writer' | 'sendAway' | 'sender'>,
  operations: Server<SocketDetails>,
  { watchSignIn, accounts, messages, sender, reading, logger, keepAliveMs }: SocketConnectionOptions,
): void {
  const { address } = client;
  const signIn = createSocketSignIn(socket, watchSignIn, accounts);
  const admitsMessage = createMessageMeter(messages);
  const writer = new SocketWriter(socket, stream);
  function sendAway(): void {
    logger.warn({ address }, 'A socket fell behind and is closed.');
    socket.close(TRY_AGAIN_LATER, 'Fell behind');
  }
  const ownSender = createSocketSender(sender, createWorkMeter(reading), () => {
    if (socket.readyState !== socket.OPEN) return;
    logger.warn({ address }, 'A socket sent too many new documents and is closed.');
    socket.close(POLICY_VIOLATION, 'Too many new documents');
  });
  /** Whether to process a message. Messages of a socket that is being closed are ignored. */
  function hears(bytes = 0): boolean {
    if (socket.readyState !== socket.OPEN) return false;
    if (admitsMessage(bytes)) return true;
    logger.warn({ address }, 'A socket sent too many messages and is closed.');
    socket.close(POLICY_VIOLATION, 'Too many messages');
    return false;
  }
  const closed = operations.opened(
    {
      protocol: socket.protocol,
      close: (code, reason) => socket.close(code, reason),
      send: (message) => writer.send(message),
      async onPing(payload) {
        const answer = await signIn.heard(payload);
        await writer.send(
          stringifyMessage({ type: MessageType.Pong, ...(answer ? { payload: answer } : {}) }),
        );
      },
      onPong: async (payload) => void (await signIn.heard(payload)),
      onMessage(handle) {
        // An operation that has waited for its turn starts only if the socket is still open.
        const handleInTurn = inTurnById(async (message) => {
          if (socket.readyState === socket.OPEN) await handle(message);
        });
        socket.on('message', (message) => {
          if (!Buffer.isBuffer(message) || !hears(message.length)) return;
          handleInTurn(message.toString()).catch((error: unknown) => {
            logger.error({ err: error, address }, 'Handling a message on a socket failed.');
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        });
      },
    },
    { ...client, signIn, writer, sendAway, sender: ownSender },
  );
  socket.on('error', (error) => logger.debug({ err: error, address }, 'A socket failed.'));
  socket.on('ping', (data) => {
    if (!hears()) return;
    socket.pong(data, false, () => writer.listenToReaders());
    writer.listenToReaders();
  });

  const stopPinging = keepAlive(socket, keepAliveMs);
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch((error: unknown) => {
      logger.error({ err: error, address }, 'Ending the streams of a closed socket failed.');
    });
  });
}

/** Pings at an interval, and ends a socket that left the last ping without an answer. */
function keepAlive(socket: WebSocket, intervalMs: number): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, intervalMs);
  return () => clearInterval(timer);
}
