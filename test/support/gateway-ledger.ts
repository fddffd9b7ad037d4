import { createSimulatedKeys } from '../../src/modules/subscriptions/gateways/simulated-keys.js';
import {
  createSimulatedLedger,
  type SimulatedLedger,
} from '../../src/modules/subscriptions/gateways/simulated-ledger.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import type { Platform } from './platform.js';

/** What the simulated gateway of a platform has truly moved, whatever the platform believes. */
export async function readLedger<Result>(
  { engine }: Pick<Platform, 'engine'>,
  read: (ledger: SimulatedLedger) => Promise<Result>,
): Promise<Result> {
  const { url, prefix } = engine.config.redis;
  await using redis = createRedis(url, { name: 'ledger', role: 'commands', logger: engine.logger });
  return await read(createSimulatedLedger(redis, createSimulatedKeys(prefix)));
}

/** What an account has paid and was not given back, in minor units. */
export async function takenFrom(ledger: SimulatedLedger, accountId: string): Promise<number> {
  const charges = await ledger.chargesOf(`sim_${accountId}`);
  return charges.reduce((sum, { amount, refundedMinor }) => sum + amount.amountMinor - refundedMinor, 0);
}
