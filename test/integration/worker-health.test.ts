import { expect, it } from 'vitest';
import type { Engine } from '../../src/engine.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { startWorker } from '../../src/roles/worker.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();

/** As a process of its own has it, which measures nothing. */
function workerAt(workerPort: number): Engine {
  const { engine } = platform;
  return { ...engine, config: { ...engine.config, role: 'worker', metrics: null, workerPort } };
}

it('a worker says how it does, also where nothing is measured', async () => {
  const port = await freePort();
  await using _worker = await startWorker(workerAt(port));
  const { status } = await fetch(`http://127.0.0.1:${port}/health/ready`);
  expect(status).toBe(200);
});
