import pg from 'pg';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { createHome } from '../../test/support/process-home.js';
import { createRandom } from '../../test/support/random.js';
import { startTcpProxy, type TcpProxy } from '../../test/support/tcp-proxy.js';
import { type Fleet, startFleet } from '../../test/support/trials/fleet.js';
import {
  type RestartableServers,
  startRestartableServers,
} from '../../test/support/trials/restartable-servers.js';
import { trialEnvironment } from '../../test/support/trials/scene.js';
import { createShiftedClock, type ShiftedClock } from '../../test/support/trials/shifted-clock.js';
import { Positions } from './positions.js';
import { Timings } from './timings.js';
import { makeViewers, type Viewer } from './viewers.js';
import type { VisitScene } from './visit.js';

export interface PlatformSize {
  readonly apis: number;
  readonly workers: number;
  readonly viewers: number;
  /** For the random choices of viewers. */
  readonly seed: number;
  /** Whether the clock of the first API process can be moved. Requires libfaketime. */
  readonly hasShiftedClock?: boolean;
  readonly onProgress: (message: string) => void;
}

/** A platform of several processes with the demo's catalog and viewers with a plan, on separate servers. */
export interface LoadPlatform extends AsyncDisposable {
  readonly fleet: Fleet;
  readonly servers: RestartableServers;
  /** The proxies between the processes and their servers. */
  readonly ways: { readonly toPostgres: TcpProxy; readonly toRedis: TcpProxy };
  /** The clock of the first API process; null if it cannot be moved. */
  readonly clock: ShiftedClock | null;
  readonly pool: pg.Pool;
  readonly viewers: readonly Viewer[];
  readonly scene: VisitScene;
}

export async function startLoadPlatform(size: PlatformSize): Promise<LoadPlatform> {
  const { apis, workers, onProgress } = size;
  const disposer = createDisposer();
  try {
    const servers = disposer.add(await startRestartableServers());
    const home = disposer.add(await createHome());
    const toPostgres = disposer.add(await startTcpProxy(servers.databaseUrl));
    const toRedis = disposer.add(await startTcpProxy(servers.redisUrl));
    onProgress(`Starting ${apis} API processes and ${workers} workers, with the demo`);
    const environment = {
      ...trialEnvironment({ databaseUrl: toPostgres.url, redisUrl: toRedis.url }),
      STREAMCORE_DEMO: 'true',
    };
    const clock = size.hasShiftedClock ? await createShiftedClock(home.folder) : null;
    const firstApi = clock?.environment ?? {};
    const fleet = await startFleet({ home, environment, apis, workers, firstApi });
    const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 2 });
    // When the server is restarted, the next statement opens another connection.
    pool.on('error', () => undefined);
    disposer.defer(() => pool.end());
    onProgress(`Signing up ${size.viewers} viewers`);
    const viewers = await makeViewers(pool, fleet.addresses()[0] ?? '', size.viewers);
    const random = createRandom(size.seed);
    const scene: VisitScene = {
      address() {
        const addresses = fleet.addresses();
        return addresses[random.below(addresses.length)] ?? '';
      },
      titleIds: await playableTitles(pool),
      timings: new Timings(),
      random,
      positions: new Positions(),
      live: { heard: 0, doubled: 0, leaked: 0 },
    };
    const dispose = () => disposer[Symbol.asyncDispose]();
    return {
      fleet,
      servers,
      ways: { toPostgres, toRedis },
      clock,
      pool,
      viewers,
      scene,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}

async function playableTitles(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`
    SELECT DISTINCT title_id AS id FROM stream_assets JOIN titles ON titles.id = title_id
    WHERE status = 'PUBLISHED' AND runtime_seconds > 600 ORDER BY 1 LIMIT 500`);
  return rows.map(({ id }) => id);
}
