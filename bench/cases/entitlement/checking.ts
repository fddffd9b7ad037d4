import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Engine } from '../../../src/engine.js';
import type { Turn } from '../../harness/turns.js';

/** After this many checks the clock is read, and other work of this process can run. */
const CHECKS_AT_A_TIME = 10_000;

/** Cycles through the accounts. */
function inTurn(accountIds: readonly string[]): () => string {
  let next = 0;
  return () => {
    next = next + 1 < accountIds.length ? next + 1 : 0;
    return accountIds[next] ?? '';
  };
}

/** @param check makes this many checks and returns how many found access @returns checks per second */
async function checkRate(
  check: (count: number) => Promise<number> | number,
  seconds: number,
): Promise<number> {
  const begin = performance.now();
  const deadline = begin + seconds * 1000;
  let count = 0;
  for (; performance.now() < deadline; count += CHECKS_AT_A_TIME) {
    const granted = await check(CHECKS_AT_A_TIME);
    if (granted !== CHECKS_AT_A_TIME) throw new Error('An account that has paid was refused.');
    await setImmediate();
  }
  return (count * 1000) / (performance.now() - begin);
}

/**
 * Reads what an account may do and whether that is valid now, one account after the other. The process caches for some
 * seconds, so reads from Redis in between are included.
 * @throws Error when a statement was sent
 */
export function checking(engine: Engine, accountIds: readonly string[]): Turn<number> {
  const { database, subscriptions } = engine;
  const { entitlements } = subscriptions;
  const next = inTurn(accountIds);

  async function check(count: number): Promise<number> {
    let granted = 0;
    for (let made = 0; made < count; made += 1) {
      if ((await entitlements.entitlementOf(next())).hasAccess) granted += 1;
    }
    return granted;
  }

  return async (seconds) => {
    await entitlements.refresh(accountIds);
    const before = database.statementCount();
    const rate = await checkRate(check, seconds);
    const sent = database.statementCount() - before;
    if (sent > 0) throw new Error(`${sent} SQL statements were sent where none should have been.`);
    return rate;
  };
}

/** The minimum of such a check: a look-up in the same kind of cache, and a comparison with the time. */
export function bareChecking(accountIds: readonly string[], endsAt: Date): Turn<number> {
  const ends = new LRUCache<string, number>({ max: accountIds.length });
  for (const accountId of accountIds) ends.set(accountId, endsAt.getTime());
  const next = inTurn(accountIds);

  function check(count: number): number {
    let granted = 0;
    for (let made = 0; made < count; made += 1) {
      if (Date.now() < (ends.get(next()) ?? 0)) granted += 1;
    }
    return granted;
  }

  return (seconds) => checkRate(check, seconds);
}
