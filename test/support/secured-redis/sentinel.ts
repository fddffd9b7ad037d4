import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { findRedisServer } from '../../../src/platform/embedded/redis-program.js';
import { ServerProcess } from '../../../src/platform/embedded/server-process.js';
import { CERTIFIED_HOST } from './certificates.js';
import type { SecuredServer, SecuredServerOptions } from './secured-server.js';
import { passwordOf, tlsSettings } from './secured-settings.js';

export interface Sentinel extends AsyncDisposable {
  readonly tlsPort: number;
  /** The port of the server that it considers the master. */
  masterPort(): Promise<number>;
}

export interface SentinelOptions extends Pick<SecuredServerOptions, 'folder' | 'name' | 'certificates'> {
  /** The master that it watches, with the name that clients use. */
  readonly master: SecuredServer;
  readonly masterName: string;
  /** How many Sentinels must consider it lost. */
  readonly quorum: number;
}

/** The user that asks Sentinels for the master, and may do nothing else. */
export const SENTINEL_READER = { username: 'streamcore', password: 'reader-password' };

/** How long a master is silent before a Sentinel considers it lost. */
const DOWN_MS = 1_000;
const FAILOVER_MS = 10_000;
const START_TIMEOUT_MS = 15_000;

export async function startSentinel(options: SentinelOptions): Promise<Sentinel> {
  const folder = join(options.folder, options.name);
  await mkdir(folder);
  const tlsPort = await freePort();
  const file = join(folder, 'sentinel.conf');
  const logFile = join(folder, 'sentinel.log');
  await writeFile(file, `${settingsOf(options, folder, tlsPort).join('\n')}\n`, { mode: 0o600 });
  const server = await ServerProcess.start({
    name: 'Sentinel',
    command: [...(await findRedisServer(join(folder, 'redis-program'))), file, '--sentinel'],
    logFile,
    stopSignal: 'SIGTERM',
  });
  await server.waitUntil(
    async () => (await readFile(logFile, 'utf8')).includes('+monitor master'),
    START_TIMEOUT_MS,
  );
  const ca = await readFile(options.certificates.authorityFile);
  const { username, password } = SENTINEL_READER;
  const reader = new Redis({ host: CERTIFIED_HOST, port: tlsPort, tls: { ca }, username, password });
  return {
    tlsPort,
    async masterPort() {
      const [, port] = (await reader.call(
        'SENTINEL',
        'GET-MASTER-ADDR-BY-NAME',
        options.masterName,
      )) as string[];
      return Number(port);
    },
    [Symbol.asyncDispose]() {
      reader.disconnect();
      return server[Symbol.asyncDispose]();
    },
  };
}

function settingsOf(
  { certificates, master, masterName, quorum }: SentinelOptions,
  folder: string,
  tlsPort: number,
): string[] {
  const { username, password } = SENTINEL_READER;
  const mayRead = '+sentinel|get-master-addr-by-name +sentinel|sentinels +subscribe +@connection';
  return [
    'bind 127.0.0.1',
    'port 0',
    ...tlsSettings(certificates, tlsPort),
    `dir ${JSON.stringify(folder)}`,
    // Between Sentinels.
    `requirepass ${passwordOf('sentinel')}`,
    `user ${username} on >${password} allchannels -@all ${mayRead}`,
    'sentinel resolve-hostnames yes',
    'sentinel announce-hostnames yes',
    `sentinel announce-ip ${CERTIFIED_HOST}`,
    `sentinel announce-port ${tlsPort}`,
    `sentinel monitor ${masterName} ${CERTIFIED_HOST} ${master.tlsPort} ${quorum}`,
    `sentinel auth-user ${masterName} sentinel`,
    `sentinel auth-pass ${masterName} ${passwordOf('sentinel')}`,
    `sentinel down-after-milliseconds ${masterName} ${DOWN_MS}`,
    `sentinel failover-timeout ${masterName} ${FAILOVER_MS}`,
  ];
}
