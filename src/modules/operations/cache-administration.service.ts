import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { NamespaceStats } from '../../platform/cache/cache.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError } from '../../shared/domain-error.js';

/** A cache namespace: its policy, and its statistics in this process. */
export interface CacheReport extends NamespaceStats {
  readonly name: string;
  readonly holds: string;
  readonly changedBy: string;
  readonly ttlSeconds: number;
  readonly localTtlSeconds: number;
  readonly maxEntries: number;
}

/** The part of the cache that administration needs. */
export interface Caches {
  stats(): ReadonlyMap<string, NamespaceStats>;
  invalidate(namespace: string, key: string): Promise<boolean>;
}

export interface CachePolicyNotes {
  readonly name: string;
  readonly holds: string;
  readonly changedBy: string;
  readonly ttlSeconds: number;
  readonly localTtlSeconds: number;
  readonly maxEntries: number;
}

export interface CacheAdministrationDependencies {
  readonly caches: Caches;
  readonly policies: readonly CachePolicyNotes[];
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export type CacheAdministrationService = ReturnType<typeof createCacheAdministrationService>;

const LONGEST_KEY = 300;

/** Statistics of this process's caches, and invalidation. */
export function createCacheAdministrationService(dependencies: CacheAdministrationDependencies) {
  const { caches, policies, audit, clock } = dependencies;
  return {
    /** In the order of declaration. Of this process, since it started. */
    reports(): CacheReport[] {
      const stats = caches.stats();
      return policies.flatMap(({ name, holds, changedBy, ttlSeconds, localTtlSeconds, maxEntries }) => {
        const counted = stats.get(name);
        return counted
          ? [{ name, holds, changedBy, ttlSeconds, localTtlSeconds, maxEntries, ...counted }]
          : [];
      });
    },

    /**
     * Invalidates a value in every process.
     * @throws InvalidInputError for an unknown namespace
     */
    async invalidate(name: string, key: string, actor: Actor): Promise<CacheReport> {
      if (key.length < 1 || key.length > LONGEST_KEY) {
        throw new InvalidInputError({ key: `A key has 1 to ${LONGEST_KEY} characters.` });
      }
      if (!policies.some((policy) => policy.name === name)) {
        throw new InvalidInputError({ namespace: 'There is no cache with this name.' });
      }
      await audit.append({
        actor,
        action: 'operations.cache_invalidated',
        subject: { type: 'cache', id: name },
        details: { key },
        occurredAt: clock.now(),
      });
      await caches.invalidate(name, key);
      const report = this.reports().find((one) => one.name === name);
      if (!report) throw new InvalidInputError({ namespace: 'There is no cache with this name.' });
      return report;
    },
  };
}
