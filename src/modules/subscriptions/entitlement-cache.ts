import type { CacheNamespace, CachePolicy, NamespaceOptions } from '../../platform/cache/cache.js';
import { type EntitlementSnapshot, reviveSnapshot } from './entitlement-snapshot.js';

/** Snapshots by account; null for an account without a subscription. */
export type EntitlementCache = CacheNamespace<EntitlementSnapshot | null>;

/** How entitlements are cached; `createEntitlementService` explains why. */
export function entitlementCacheOptions(policy: CachePolicy): NamespaceOptions<EntitlementSnapshot | null> {
  return { ...policy, revive: reviveSnapshot, versionOf: (snapshot) => snapshot?.version ?? 0 };
}
