import type { CachePolicy } from './platform/cache/cache.js';

const MINUTE = 60;
const HOUR = 3_600;
const MEBIBYTE = 2 ** 20;

/**
 * All cache namespaces: content, lifetime, and invalidation. `docs/caching.md` shows this table. Names are part of
 * the keys in Redis: change one when the shape of its values changes.
 */
export const cachePolicies = {
  profiles: {
    name: 'profiles',
    holds: 'profiles, by their id',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 50_000,
    maxBytes: 32 * MEBIBYTE,
    changedBy: 'deleted on every change of a profile',
  },
  unlocks: {
    name: 'unlocks',
    holds: 'whether a profile is open on a device',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 50_000,
    changedBy: 'deleted on unlocking, and on every device by a change of the PIN (tag)',
  },
  titles: {
    name: 'titles',
    holds: 'titles of every kind, by their id',
    ttlSeconds: 4 * MINUTE,
    staleSeconds: MINUTE,
    localTtlSeconds: 30,
    negativeTtlSeconds: 5,
    maxEntries: 20_000,
    maxBytes: 48 * MEBIBYTE,
    changedBy: 'deleted on every change of a title, and by the event of the change',
  },
  genres: {
    name: 'genres-by-audience',
    holds: 'genres with their number of titles, by maturity limit and region',
    ttlSeconds: 4 * MINUTE,
    staleSeconds: MINUTE,
    localTtlSeconds: 30,
    maxEntries: 500,
    changedBy: 'all deleted on every change of a title (tag); each also has its own expiry',
  },
  closedTitles: {
    name: 'closed-titles',
    holds: 'unavailable films and series, by region',
    ttlSeconds: 4 * MINUTE,
    staleSeconds: MINUTE,
    localTtlSeconds: 30,
    maxEntries: 300,
    maxBytes: 32 * MEBIBYTE,
    changedBy: 'all deleted on every change of a title (tag); each also has its own expiry',
  },
  entitlements: {
    name: 'entitlements',
    holds: 'the entitlements of an account',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 100_000,
    maxBytes: 64 * MEBIBYTE,
    staleIfSourceFails: true,
    changedBy:
      'written through after every change of a subscription, and by the event of the change (versioned)',
  },
  subscriptionDistribution: {
    name: 'subscription-distribution',
    holds: 'the number of subscriptions by state and by plan',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 1,
    changedBy: 'expiry only; the value includes its time',
  },
  billingMetrics: {
    name: 'billing-metrics',
    holds: 'billing metrics, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 4,
    changedBy: 'expiry only; the value includes its time',
  },
  billingSeries: {
    name: 'billing-series',
    holds: 'billing metrics over time, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 4,
    changedBy: 'expiry only; the value includes its time',
  },
  popularity: {
    name: 'popularity',
    holds: 'the most watched titles, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 3,
    toleratesLag: true,
    changedBy: 'expiry only: administrators see changes up to a minute late',
  },
  playsByDay: {
    name: 'plays-by-day',
    holds: 'daily plays of the most played titles, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 3,
    toleratesLag: true,
    changedBy: 'expiry only: administrators see changes up to a minute late',
  },
  rankings: {
    name: 'rankings',
    holds: 'a profile’s recommendations, by strategy',
    ttlSeconds: HOUR,
    localTtlSeconds: HOUR,
    maxEntries: 2_000,
    maxBytes: 64 * MEBIBYTE,
    changedBy: 'validated on each use against the versions of the profile’s history and of the model',
  },
  homeRails: {
    name: 'home-rails',
    holds: 'the rails of a profile’s home page, by their size',
    ttlSeconds: HOUR,
    localTtlSeconds: HOUR,
    maxEntries: 2_000,
    maxBytes: 32 * MEBIBYTE,
    changedBy: 'validated on each use against the versions of the profile’s history and of the model',
  },
} as const satisfies Readonly<Record<string, CachePolicy>>;

export type CachePolicies = typeof cachePolicies;
