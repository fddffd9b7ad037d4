import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { freePort } from '../../src/platform/embedded/ports.js';

/** A proxy between a client and a real server, so that a test can take the server down and bring it back. */
export interface TcpProxy extends AsyncDisposable {
  /** The server's URL with the proxy's address instead of its own. */
  readonly url: string;
  /** The server dies: connections break and new ones are refused. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  /** The server hangs: connections stay open and no data passes any more. */
  freeze(): void;
  thaw(): void;
}

/** @param retold transforms the server's replies; default: unchanged */
export async function startTcpProxy(target: string, retold?: (said: Buffer) => Buffer): Promise<TcpProxy> {
  const url = new URL(target);
  const sockets = new Set<Socket>();
  let frozen = false;
  const port = await freePort();
  let server = await listen();

  async function listen(): Promise<Server> {
    const listening = createServer(join).listen(port, '127.0.0.1');
    await once(listening, 'listening');
    return listening;
  }

  function join(client: Socket): void {
    const upstream = connect(Number(url.port), url.hostname);
    client.pipe(upstream);
    (retold ? upstream.pipe(retelling(retold)) : upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      if (frozen) socket.pause();
    }
  }

  async function cut(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    url: target.replace(url.host, `127.0.0.1:${port}`),
    cut,
    async restore() {
      server = await listen();
    },
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    async [Symbol.asyncDispose]() {
      if (server.listening) await cut();
    },
  };
}

function retelling(retold: (said: Buffer) => Buffer): Transform {
  return new Transform({
    transform: (said: Buffer, _encoding, done) => done(null, retold(said)),
  });
}
