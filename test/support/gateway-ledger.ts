import { createRedis } from '../../src/platform/redis/redis.js';
import type { Platform } from './platform.js';

/** What the simulated gateway did for one key. */
export interface LedgerEntry {
  readonly key: string;
  /** The account that pays. */
  readonly accountId: string;
  readonly outcome: string;
  readonly amountMinor: number;
  readonly refundedMinor: number;
}

const CUSTOMER_PREFIX = 'sim_cus_';

/** Everything that the simulated gateway remembers, whatever the platform believes. */
export async function gatewayLedger({ engine }: Pick<Platform, 'engine'>): Promise<LedgerEntry[]> {
  const { url, prefix } = engine.config.redis;
  await using redis = createRedis(url, { name: 'ledger', role: 'commands', logger: engine.logger });
  const beginning = `{${prefix}:gateway}:charge:`;
  const entries: LedgerEntry[] = [];
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `${beginning}*`, 'COUNT', 1_000);
    cursor = next;
    const charges = await Promise.all(keys.map((key) => redis.hgetall(key)));
    for (const [index, charge] of charges.entries()) {
      entries.push({
        key: keys[index]?.slice(beginning.length) ?? '',
        accountId: charge['customer']?.slice(CUSTOMER_PREFIX.length) ?? '',
        outcome: charge['outcome'] ?? '',
        amountMinor: Number(charge['amount']),
        refundedMinor: Number(charge['refunded'] ?? 0),
      });
    }
  } while (cursor !== '0');
  return entries;
}
