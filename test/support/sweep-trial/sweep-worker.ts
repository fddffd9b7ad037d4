import { setTimeout } from 'node:timers/promises';
import { readSettings, resolveConfig } from '../../../src/config.js';
import { createEngine } from '../../../src/engine.js';

/** How long it waits before it looks again for what is due. */
const PAUSE_MS = 20;

/** A worker of which only the billing sweep is there: says when it is ready, and sweeps from when it is told to. */
const engine = await createEngine(resolveConfig(readSettings(process.env), null));
const { sweep } = engine.subscriptions.billing;

async function sweepOn(): Promise<never> {
  for (;;) {
    await sweep.run();
    await setTimeout(PAUSE_MS);
  }
}

process.once('message', () => void sweepOn());
// Its parent may go before it.
process.once('disconnect', () => process.exit());
process.send?.('ready');
