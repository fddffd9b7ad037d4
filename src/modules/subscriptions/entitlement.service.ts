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
 * What accounts may do, read from this process's memory, from Redis, or from the database.
 *
 * Staleness: never past `accessEndsAt`, which is compared to the clock at each use. A change is seen at once by the
 * process that called `refresh`, within milliseconds by others, after 5 s if the message was lost, and after 65 s if
 * Redis could not be written either. A newer version is never replaced by an older one. Entitlements of a plan change
 * only by migration, and are seen within three minutes.
 *
 * Failures: while Redis is down, the database and the process's memory answer. While the database is down, Redis and
 * the process answer with what they have, which cannot be outdated by changes, until `accessEndsAt`; only accounts
 * that neither of them has get the database's error.
 */
export function createEntitlementService({ source, cache, clock }: EntitlementDependencies) {
  const entitlement = (snapshot: EntitlementSnapshot | null) => new Entitlement(snapshot, clock);

  async function refreshSome(accountIds: readonly string[]): Promise<void> {
    const snapshots = await source.snapshotsOf(accountIds).catch(() => accountIds.map(() => null));
    const entries = snapshots.map((snapshot, index) => [accountIds[index] ?? '', snapshot] as const);
    await cache.setMany(entries.filter(([, snapshot]) => snapshot));
    // An account without a subscription has never had one, or was erased.
    await Promise.all(entries.filter(([, snapshot]) => !snapshot).map(([id]) => cache.delete(id)));
  }

  return {
    /** What an account may do. @throws NotFoundError when its plan is gone */
    async entitlementOf(accountId: string): Promise<Entitlement> {
      const held = cache.peek(accountId);
      return entitlement(
        held === undefined ? await cache.get(accountId, () => source.snapshotOf(accountId)) : held,
      );
    },

    /**
     * What each of the accounts may do, in their order, with at most one query.
     * @throws NotFoundError when a plan is gone
     */
    async entitlementsOf(accountIds: readonly string[]): Promise<Entitlement[]> {
      return (await cache.getMany(accountIds, (missing) => source.snapshotsOf(missing))).map(entitlement);
    },

    /**
     * Publishes the stored entitlements of accounts to all processes. Call it after the commit of a change; it may be
     * repeated, in any order. It never throws: entitlements that cannot be read are dropped from the cache, and read
     * when they are needed.
     */
    async refresh(accountIds: readonly string[]): Promise<void> {
      const ids = [...new Set(accountIds)];
      for (let from = 0; from < ids.length; from += ACCOUNTS_AT_A_TIME) {
        await refreshSome(ids.slice(from, from + ACCOUNTS_AT_A_TIME));
      }
    },
  };
}
