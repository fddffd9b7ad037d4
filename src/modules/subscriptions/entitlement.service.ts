import type { Clock } from '../../shared/clock.js';
import { Entitlement } from './entitlement.js';
import type { EntitlementCache } from './entitlement-cache.js';
import type { EntitlementSnapshot } from './entitlement-snapshot.js';
import type { EntitlementSource } from './entitlement-source.js';

export interface EntitlementDependencies {
  readonly source: EntitlementSource;
  readonly cache: EntitlementCache;
  readonly clock: Clock;
}

/** The most accounts that are read and written at once. */
const ACCOUNTS_AT_A_TIME = 500;

/**
 * What accounts may do, for everyone who has to know: from this process's memory, from Redis, or from the database.
 *
 * How stale it may be: never past `accessEndsAt`, which is held against the clock at each use. A change is seen at
 * once by the process that called `refresh` for it, within milliseconds by others, after 5 s where the message was
 * lost, and after 65 s where Redis could not be written either. What was seen once is not replaced by what was before.
 * What a plan gives changes by migration only, and is seen within three minutes.
 *
 * What fails: while Redis is away the database answers, and a process's memory. While the database is away Redis and
 * the process answer what they know, which no change can have overtaken, until `accessEndsAt`; only accounts that
 * neither of them knows get the database's error.
 */
export function createEntitlementService({ source, cache, clock }: EntitlementDependencies) {
  const entitlement = (snapshot: EntitlementSnapshot | null) => new Entitlement(snapshot, clock);

  async function refreshSome(accountIds: readonly string[]): Promise<void> {
    const snapshots = await source.snapshotsOf(accountIds).catch(() => accountIds.map(() => null));
    const entries = snapshots.map((snapshot, index) => [accountIds[index] ?? '', snapshot] as const);
    await cache.setMany(entries.filter(([, snapshot]) => snapshot));
    // An account without a subscription has never had one, or is no more.
    await Promise.all(entries.filter(([, snapshot]) => !snapshot).map(([id]) => cache.delete(id)));
  }

  return {
    /** What the account may do. @throws NotFoundError when its plan is gone */
    async entitlementOf(accountId: string): Promise<Entitlement> {
      const held = cache.peek(accountId);
      return entitlement(
        held === undefined ? await cache.get(accountId, () => source.snapshotOf(accountId)) : held,
      );
    },

    /** What each of the accounts may do, in their order, with at most one query. @throws NotFoundError when a plan is gone */
    async entitlementsOf(accountIds: readonly string[]): Promise<Entitlement[]> {
      return (await cache.getMany(accountIds, (missing) => source.snapshotsOf(missing))).map(entitlement);
    },

    /**
     * Lets everyone see what is stored of these accounts now. Call it after the commit of a change; repeating it does
     * no harm, nor does any order. It never throws: what cannot be read is forgotten, and read by whoever asks next.
     */
    async refresh(accountIds: readonly string[]): Promise<void> {
      const ids = [...new Set(accountIds)];
      for (let from = 0; from < ids.length; from += ACCOUNTS_AT_A_TIME) {
        await refreshSome(ids.slice(from, from + ACCOUNTS_AT_A_TIME));
      }
    },
  };
}
