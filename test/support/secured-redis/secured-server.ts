import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { redisUrl, startRedis } from '../../../src/platform/embedded/redis.js';
import { CERTIFIED_HOST, type Certificates } from './certificates.js';
import { passwordOf, tlsSettings, userSettings } from './secured-settings.js';

/** A server that its users reach over TLS; only the test itself reaches it without. */
export interface SecuredServer extends AsyncDisposable {
  /** For the test itself. */
  readonly port: number;
  readonly tlsPort: number;
  /** Hangs it: its connections stay open, and nothing is answered any more. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Kills it, without a chance to write anything more. */
  kill(): Promise<void>;
  /** Starts it again, with the data that it has written. */
  restart(): Promise<void>;
  /** An administrator's connection, for one call. */
  ask<Answer>(call: (redis: Redis) => Promise<Answer>): Promise<Answer>;
}

export interface SecuredServerOptions {
  /** The parent of its folder. */
  readonly folder: string;
  readonly name: string;
  readonly certificates: Certificates;
  /** The master that it follows; null for none. */
  readonly master: SecuredServer | null;
  /** Further settings. */
  readonly settings?: readonly string[];
}

export async function startSecuredServer({
  folder,
  name,
  certificates,
  master,
  settings: more = [],
}: SecuredServerOptions): Promise<SecuredServer> {
  const dataFolder = join(folder, name);
  await mkdir(dataFolder);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const password = randomBytes(12).toString('hex');
  const settings = [
    ...tlsSettings(certificates, tlsPort),
    ...(await userSettings()),
    'masteruser replica',
    `masterauth ${passwordOf('replica')}`,
    `replica-announce-ip ${CERTIFIED_HOST}`,
    `replica-announce-port ${tlsPort}`,
    // There are no further replicas to wait for.
    'repl-diskless-sync-delay 0',
    ...(master ? [`replicaof ${CERTIFIED_HOST} ${master.tlsPort}`] : []),
    ...more,
  ];
  const start = () => startRedis({ dataFolder, port, password, settings });
  let server = await start();

  async function signal(signalName: NodeJS.Signals): Promise<void> {
    process.kill(Number(await readFile(join(dataFolder, 'redis', 'redis.pid'), 'utf8')), signalName);
  }

  return {
    port,
    tlsPort,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async kill() {
      await signal('SIGKILL');
      await server[Symbol.asyncDispose]();
    },
    async restart() {
      server = await start();
    },
    async ask(call) {
      const redis = new Redis(redisUrl(port, password));
      // A server that becomes a replica closes its connections.
      redis.on('error', () => undefined);
      try {
        return await call(redis);
      } finally {
        redis.disconnect();
      }
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
