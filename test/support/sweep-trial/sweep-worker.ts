import { setTimeout } from 'node:timers/promises';
import { readSettings, resolveConfig } from '../../../src/config.js';
import { createEngine } from '../../../src/engine.js';

/** The pause before it looks again for due subscriptions. */
const PAUSE_MS = 20;

/** A worker with only the billing sweep: reports when it is ready, and sweeps once it is told to. */
const engine = await createEngine(resolveConfig(readSettings(process.env), null));
const { sweep } = engine.subscriptions.billing;

async function sweepOn(): Promise<never> {
  for (;;) {
    await sweep.run();
    await setTimeout(PAUSE_MS);
  }
}

process.once('message', () => void sweepOn());
// Its parent may exit before it.
process.once('disconnect', () => process.exit());
process.send?.('ready');
