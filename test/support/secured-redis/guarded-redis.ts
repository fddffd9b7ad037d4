import { createDisposer } from '../../../src/platform/async/disposer.js';
import { eventually } from '../eventually.js';
import { note } from '../run-notes.js';
import { CERTIFIED_HOST } from './certificates.js';
import { makeSecuredFolder } from './secured-folder.js';
import { type SecuredServer, startSecuredServer } from './secured-server.js';
import { passwordOf } from './secured-settings.js';
import { SENTINEL_READER, type Sentinel, startSentinel } from './sentinel.js';

/** A master with a replica, and three Sentinels that watch them: all with TLS, users and passwords. */
export interface GuardedRedis extends AsyncDisposable {
  /** In the format of `REDIS_URL`, for whichever server is the master. */
  readonly url: string;
  /** For the server that was the master at the start. */
  readonly serverUrl: string;
  /** The authority that clients must trust. */
  readonly authorityFile: string;
  /** The master at the start, and its replica. */
  readonly servers: readonly [SecuredServer, SecuredServer];
  /**
   * Waits until it is the master, and every Sentinel knows: one that does not would make it follow the former master as
   * soon as that is back.
   */
  isPromoted(server: SecuredServer): Promise<void>;
}

const MASTER = 'films';
const SENTINELS = 3;
const QUORUM = 2;

export async function startGuardedRedis(): Promise<GuardedRedis> {
  note('redis', 'own');
  const disposer = createDisposer();
  const parts = await makeSecuredFolder(disposer);
  const first = disposer.add(await startSecuredServer({ ...parts, name: 'first', master: null }));
  const second = disposer.add(await startSecuredServer({ ...parts, name: 'second', master: first }));
  await isFollowing(second);
  const sentinels: Sentinel[] = [];
  for (let number = 0; number < SENTINELS; number += 1) {
    const watched = { master: first, masterName: MASTER, quorum: QUORUM };
    sentinels.push(disposer.add(await startSentinel({ ...parts, ...watched, name: `sentinel-${number}` })));
  }

  const user = `streamcore:${passwordOf('streamcore')}`;
  const hosts = sentinels.map(({ tlsPort }) => `${CERTIFIED_HOST}:${tlsPort}`).join(',');
  const { username, password } = SENTINEL_READER;
  return {
    url: `rediss+sentinel://${user}@${hosts}/${MASTER}?sentinelUsername=${username}&sentinelPassword=${password}`,
    serverUrl: `rediss://${user}@${CERTIFIED_HOST}:${first.tlsPort}`,
    authorityFile: parts.certificates.authorityFile,
    servers: [first, second],
    async isPromoted(server) {
      await isMaster(server);
      await eventually(
        () => Promise.all(sentinels.map((sentinel) => sentinel.masterPort())),
        (masters) => masters.every((port) => port === server.tlsPort),
      );
    },
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

async function isMaster(server: SecuredServer): Promise<void> {
  await eventually(
    () => server.ask((redis) => redis.info('replication')),
    (info) => info.includes('role:master'),
  );
}

/** Waits until it has the same data as the other one. */
export async function isFollowing(server: SecuredServer): Promise<void> {
  await eventually(
    () => server.ask((redis) => redis.info('replication')),
    (info) => info.includes('role:slave') && info.includes('master_link_status:up'),
  );
}
