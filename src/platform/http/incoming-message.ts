import { IncomingMessage } from 'node:http';

/**
 * A request that wishes to change to another protocol only where that is WebSocket. Clients such as Java's offer
 * HTTP/2 with each request (`Upgrade: h2c`), which a server may ignore (RFC 9110, 7.8); but as soon as Node has a
 * listener for upgrades, it hands over every connection on which any is offered.
 */
export class WebSocketOrPlainMessage extends IncomingMessage {
  /** Without a value of its own: Node sets it before a subclass's fields exist. */
  declare private offered: boolean | null;

  /** Set by Node's parser, and read by its server to decide which way a request goes. */
  get upgrade(): boolean {
    return this.offered === true && this.headers.upgrade?.toLowerCase() === 'websocket';
  }

  set upgrade(offered: boolean | null) {
    this.offered = offered;
  }
}
