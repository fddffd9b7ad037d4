import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import type { Engine } from '../../src/engine.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { AddressInUseError } from '../../src/platform/http/address-in-use-error.js';
import { startWorker } from '../../src/roles/worker.js';
import { eventually } from '../support/eventually.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();

/** Like a separate process without metrics. */
function workerAt(workerPort: number): Engine {
  const { engine } = platform;
  return { ...engine, config: { ...engine.config, role: 'worker', metrics: null, workerPort } };
}

/** The number of relays of this database that wait for events. */
async function listeners(): Promise<number> {
  const { rowCount } = await platform.engine.database.pool.query(
    "SELECT FROM pg_stat_activity WHERE application_name = 'streamcore-listener' AND datname = current_database()",
  );
  return rowCount ?? 0;
}

it('a worker reports its health, also without metrics', async () => {
  const port = await freePort();
  await using _worker = await startWorker(workerAt(port));
  const { status } = await fetch(`http://127.0.0.1:${port}/health/ready`);
  expect(status).toBe(200);
});

it('a worker that cannot listen does not start', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;

  const before = await listeners();
  await expect(startWorker(workerAt(port))).rejects.toThrow(AddressInUseError);
  await eventually(listeners, (count) => count <= before);
  other.close();
});
