import { cachePolicies } from '../../src/cache-policies.js';
import type { CachePolicy } from '../../src/platform/cache/cache.js';

/** The table of all caches, as in the document. */
export function cacheMarkdown(): string {
  const policies: readonly CachePolicy[] = Object.values(cachePolicies);
  return [
    '| name | what it holds | in Redis, s | in the process, s | what does not exist, s | stale, s | entries, MB in the process | a change is seen because |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...policies.map(
      ({
        name,
        holds,
        ttlSeconds,
        localTtlSeconds,
        negativeTtlSeconds,
        staleSeconds = 0,
        changedBy,
        ...room
      }) =>
        `| \`${name}\` | ${holds} | ${ttlSeconds} | ${localTtlSeconds} | ${negativeTtlSeconds ?? localTtlSeconds} | ${staleSeconds} | ${roomOf(room)} | ${changedBy} |`,
    ),
  ].join('\n');
}

function roomOf({ maxEntries, maxBytes }: Pick<CachePolicy, 'maxEntries' | 'maxBytes'>): string {
  const entries = maxEntries.toLocaleString('en');
  return maxBytes === undefined ? entries : `${entries}, ${maxBytes / 2 ** 20}`;
}
