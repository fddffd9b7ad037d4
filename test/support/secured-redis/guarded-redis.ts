import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { lockFolder } from '../../../src/platform/embedded/folder-lock.js';
import { eventually } from '../eventually.js';
import { CERTIFIED_HOST, makeCertificates } from './certificates.js';
import { type SecuredServer, startSecuredServer } from './secured-server.js';
import { passwordOf } from './secured-settings.js';
import { SENTINEL_READER, startSentinel } from './sentinel.js';

/** A master and its replica, and three Sentinels that watch them: all of them with TLS, users and passwords. */
export interface GuardedRedis extends AsyncDisposable {
  /** As `REDIS_URL` takes it, to whichever server is the master. */
  readonly url: string;
  /** To the server that was the master at the start. */
  readonly serverUrl: string;
  /** What clients have to trust. */
  readonly authorityFile: string;
  /** The master at the start, and its replica. */
  readonly servers: readonly [SecuredServer, SecuredServer];
}

const MASTER = 'films';
const SENTINELS = 3;
const QUORUM = 2;

export async function startGuardedRedis(): Promise<GuardedRedis> {
  const disposer = createDisposer();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-test-'));
  disposer.defer(() => rm(folder, { recursive: true }));
  // Whoever clears up after runs that were killed sees that this one was not.
  await lockFolder(folder);
  const parts = { folder, certificates: await makeCertificates(folder) };
  const first = disposer.add(await startSecuredServer({ ...parts, name: 'first', master: null }));
  const second = disposer.add(await startSecuredServer({ ...parts, name: 'second', master: first }));
  await isFollowing(second);
  const ports: number[] = [];
  for (let number = 0; number < SENTINELS; number += 1) {
    const watched = { master: first, masterName: MASTER, quorum: QUORUM };
    const sentinel = disposer.add(await startSentinel({ ...parts, ...watched, name: `sentinel-${number}` }));
    ports.push(sentinel.tlsPort);
  }

  const user = `streamcore:${passwordOf('streamcore')}`;
  const hosts = ports.map((port) => `${CERTIFIED_HOST}:${port}`).join(',');
  const { username, password } = SENTINEL_READER;
  return {
    url: `rediss+sentinel://${user}@${hosts}/${MASTER}?sentinelUsername=${username}&sentinelPassword=${password}`,
    serverUrl: `rediss://${user}@${CERTIFIED_HOST}:${first.tlsPort}`,
    authorityFile: parts.certificates.authorityFile,
    servers: [first, second],
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

/** Waits until Sentinels have made it the master. */
export async function isMaster(server: SecuredServer): Promise<void> {
  await eventually(
    () => server.ask((redis) => redis.info('replication')),
    (info) => info.includes('role:master'),
  );
}

/** Waits until it has what the other one has. */
export async function isFollowing(server: SecuredServer): Promise<void> {
  await eventually(
    () => server.ask((redis) => redis.info('replication')),
    (info) => info.includes('role:slave') && info.includes('master_link_status:up'),
  );
}
