import { createSimulatedKeys } from '../../src/modules/subscriptions/gateways/simulated-keys.js';
import {
  createSimulatedLedger,
  type SimulatedLedger,
} from '../../src/modules/subscriptions/gateways/simulated-ledger.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import type { Platform } from './platform.js';

/** Reads the money that the simulated gateway of a platform has actually moved, independent of the platform. */
export async function readLedger<Result>(
  { engine }: Pick<Platform, 'engine'>,
  read: (ledger: SimulatedLedger) => Promise<Result>,
): Promise<Result> {
  const { url, prefix } = engine.config.redis;
  await using redis = createRedis(url, { name: 'ledger', role: 'commands', logger: engine.logger });
  return await read(createSimulatedLedger(redis, createSimulatedKeys(prefix)));
}

/** What an account has paid, without refunds, in minor units. */
export async function takenFrom(ledger: SimulatedLedger, accountId: string): Promise<number> {
  const charges = await ledger.chargesOf(`sim_${accountId}`);
  return charges.reduce((sum, { amount, refundedMinor }) => sum + amount.amountMinor - refundedMinor, 0);
}
