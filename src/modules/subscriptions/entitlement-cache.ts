import type { CacheNamespace, NamespaceOptions } from '../../platform/cache/cache.js';
import { type EntitlementSnapshot, reviveSnapshot } from './entitlement-snapshot.js';

/** Snapshots by account; null for an account without a subscription. */
export type EntitlementCache = CacheNamespace<EntitlementSnapshot | null>;

/** About 20 MB. */
const ACCOUNTS_IN_PROCESS = 100_000;
/** The longest that a change can go unseen which could not be written to Redis. */
const KEPT_SECONDS = 60;
/** The longest that one can go unseen of which no message arrived. */
const KEPT_IN_PROCESS_SECONDS = 5;

/** How entitlements are cached; why so stands at `createEntitlementService`. */
export const entitlementCacheOptions: NamespaceOptions<EntitlementSnapshot | null> = {
  name: 'entitlements',
  ttlSeconds: KEPT_SECONDS,
  localTtlSeconds: KEPT_IN_PROCESS_SECONDS,
  maxEntries: ACCOUNTS_IN_PROCESS,
  revive: reviveSnapshot,
  versionOf: (snapshot) => snapshot?.version ?? 0,
  staleIfSourceFails: true,
};
