import { cachePolicies } from '../../src/cache-policies.js';
import type { CachePolicy } from '../../src/platform/cache/cache.js';

/** The table of everything that is cached, as the document shows it. */
export function cacheMarkdown(): string {
  const policies: readonly CachePolicy[] = Object.values(cachePolicies);
  return [
    '| name | what it holds | in Redis, s | in the process, s | entries in the process | a change is seen because |',
    '| --- | --- | --- | --- | --- | --- |',
    ...policies.map(
      ({ name, holds, ttlSeconds, localTtlSeconds, maxEntries, changedBy }) =>
        `| \`${name}\` | ${holds} | ${ttlSeconds} | ${localTtlSeconds} | ${maxEntries.toLocaleString('en')} | ${changedBy} |`,
    ),
  ].join('\n');
}
