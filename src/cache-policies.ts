import type { CachePolicy } from './platform/cache/cache.js';

const MINUTE = 60;
const HOUR = 3_600;
const MEBIBYTE = 2 ** 20;

/**
 * Everything that is cached: what it is, for how long, and who sees to it that a change is seen. `docs/caching.md` shows
 * this table. A name is part of the keys in Redis: change it when the shape of the values changes.
 */
export const cachePolicies = {
  profiles: {
    name: 'profiles',
    holds: 'profiles, by their id',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 50_000,
    maxBytes: 32 * MEBIBYTE,
    changedBy: 'every change of a profile deletes it',
  },
  unlocks: {
    name: 'unlocks',
    holds: 'whether a profile is open on a device',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 50_000,
    changedBy: 'unlocking deletes it; every change of a PIN does wherever the profile is open (a tag)',
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
    changedBy: 'every change of a title deletes it, and so does the event of the change',
  },
  genres: {
    name: 'genres-by-audience',
    holds: 'the genres with their numbers of titles, by maturity limit and region',
    ttlSeconds: 4 * MINUTE,
    staleSeconds: MINUTE,
    localTtlSeconds: 30,
    maxEntries: 500,
    changedBy: 'every change of a title deletes all of them (a tag), and each tells until when it holds',
  },
  closedTitles: {
    name: 'closed-titles',
    holds: 'the films and series that may not be seen, by region',
    ttlSeconds: 4 * MINUTE,
    staleSeconds: MINUTE,
    localTtlSeconds: 30,
    maxEntries: 300,
    maxBytes: 32 * MEBIBYTE,
    changedBy: 'every change of a title deletes all of them (a tag), and each tells until when it holds',
  },
  entitlements: {
    name: 'entitlements',
    holds: 'what an account may do',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 100_000,
    maxBytes: 64 * MEBIBYTE,
    staleIfSourceFails: true,
    changedBy:
      'written through after every change of a subscription, and by the event of the change; versions',
  },
  subscriptionDistribution: {
    name: 'subscription-distribution',
    holds: 'how many subscriptions there are of each state and plan',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 1,
    changedBy: 'nobody: it says as of when',
  },
  billingMetrics: {
    name: 'billing-metrics',
    holds: 'who came and went, and what came in, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 4,
    changedBy: 'nobody: it says as of when',
  },
  billingSeries: {
    name: 'billing-series',
    holds: 'who came and went, and what came in, step by step, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 4,
    changedBy: 'nobody: it says as of when',
  },
  popularity: {
    name: 'popularity',
    holds: 'what was watched most, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 3,
    toleratesLag: true,
    changedBy: 'nobody: administrators see it up to a minute late',
  },
  playsByDay: {
    name: 'plays-by-day',
    holds: 'how often the most played titles were played, day by day, by window',
    ttlSeconds: MINUTE,
    localTtlSeconds: 5,
    maxEntries: 3,
    toleratesLag: true,
    changedBy: 'nobody: administrators see it up to a minute late',
  },
  rankings: {
    name: 'rankings',
    holds: 'what is recommended to a profile, by strategy',
    ttlSeconds: HOUR,
    localTtlSeconds: HOUR,
    maxEntries: 2_000,
    maxBytes: 64 * MEBIBYTE,
    changedBy: 'each use compares it with the version of the profile’s history and of the model',
  },
  homeRails: {
    name: 'home-rails',
    holds: 'the rails of a profile’s home page, by their size',
    ttlSeconds: HOUR,
    localTtlSeconds: HOUR,
    maxEntries: 2_000,
    maxBytes: 32 * MEBIBYTE,
    changedBy: 'each use compares it with the version of the profile’s history and of the model',
  },
} as const satisfies Readonly<Record<string, CachePolicy>>;

export type CachePolicies = typeof cachePolicies;
