import { join } from 'node:path';
import { inject } from 'vitest';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { type RunningReplica, startReplica } from './replica.js';
import { note } from './run-notes.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';
import { startTestServers } from './test-servers.js';

/** A migrated database on a separate server, with a replica that can be paused, hung or killed. */
export interface ReplicatedDatabase extends AsyncDisposable {
  readonly url: string;
  readonly replica: RunningReplica;
  /** The proxy in front of the replica. */
  readonly way: TcpProxy;
}

/** Not on the run's own server, because pausing a replica affects all of its databases. */
export async function startReplicatedDatabase(): Promise<ReplicatedDatabase> {
  note('database', 'own');
  note('replica', 'own');
  const disposer = createDisposer();
  const { databaseUrl: url } = disposer.add(await startTestServers({ TEST_REDIS_URL: inject('redisUrl') }));
  await applyMigrations({ url, folder: join(import.meta.dirname, '../../prisma/migrations') });
  const replica = disposer.add(await startReplica(url));
  const way = disposer.add(await startTcpProxy(replica.urlOf(url)));
  return { url, replica, way, [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
}
