import { IncomingMessage } from 'node:http';

/**
 * Ignores requests to upgrade to protocols other than WebSocket. Clients such as Java's offer HTTP/2 with each
 * request (`Upgrade: h2c`), which a server may ignore (RFC 9110, 7.8); but once Node has a listener for upgrades, it
 * hands over every connection on which any is offered.
 */
export class WebSocketOrPlainMessage extends IncomingMessage {
  /** Declared without an initializer: Node sets it before a subclass's fields exist. */
  declare private offered: boolean | null;

  /** Set by Node's parser, and read by its server to route a request. */
  get upgrade(): boolean {
    return this.offered === true && this.headers.upgrade?.toLowerCase() === 'websocket';
  }

  set upgrade(offered: boolean | null) {
    this.offered = offered;
  }
}
