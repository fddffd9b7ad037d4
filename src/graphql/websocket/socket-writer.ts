import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { writeTextFrame } from './text-frame.js';

/** The most unread data before the server stops reading from the client. */
const MOST_UNREAD_BYTES = 1024 * 1024;
const NOTHING = Buffer.alloc(0);

/** Writes the messages of a socket while it is open. An object, because closures would spread its state in memory. */
export class SocketWriter {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;

  /** @param stream the underlying stream of the socket */
  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  /**
   * Sends a message. A write callback takes a tick of its own even when the network accepted the data at once; so only
   * when it did not is an empty chunk written after it to learn when it was flushed.
   * @param isAscii whether the message is ASCII, if the caller knows: to find out costs about as much as to copy it
   * @returns a promise that resolves when it is written, or the socket has failed, which ends its streams; undefined if
   * the network accepted it at once
   */
  send(message: string, isAscii?: boolean): Promise<void> | undefined {
    if (this.#socket.readyState !== this.#socket.OPEN) return undefined;
    writeTextFrame(this.#stream, message, isAscii);
    return this.#stream.writableLength === 0 ? undefined : this.#flushed();
  }

  /**
   * Stops reading from a client that does not read its messages, because the answers to further requests would
   * accumulate. A client that never reads is disconnected eventually, because its pongs are not read either.
   */
  listenToReaders(): void {
    if (this.#socket.bufferedAmount > MOST_UNREAD_BYTES) this.#socket.pause();
    else if (this.#socket.isPaused) this.#socket.resume();
  }

  #flushed(): Promise<void> {
    this.listenToReaders();
    return new Promise((resolve) => {
      this.#stream.write(NOTHING, () => {
        this.listenToReaders();
        resolve();
      });
    });
  }
}
