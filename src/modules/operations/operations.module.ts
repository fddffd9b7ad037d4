import { isAdmin, type Rules } from '../../graphql/rules.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Cache } from '../../platform/cache/cache.js';
import type { Database } from '../../platform/database/database.js';
import type { Clock } from '../../shared/clock.js';
import { CacheAdministrationResolver } from './cache-administration.resolver.js';
import { type CachePolicyNotes, createCacheAdministrationService } from './cache-administration.service.js';

export interface OperationsDependencies {
  readonly database: Database;
  readonly cache: Cache;
  readonly policies: readonly CachePolicyNotes[];
  readonly clock: Clock;
}

const rules: Rules = { Query: {}, Mutation: { invalidateCache: isAdmin }, Subscription: {} };

/** Wires what those who run the platform see of it. */
export function createOperations({ database, cache, policies, clock }: OperationsDependencies) {
  const administration = createCacheAdministrationService({
    caches: cache,
    policies,
    audit: createPrismaAuditLog(database.prisma),
    clock,
  });
  return { resolvers: [new CacheAdministrationResolver(administration)], rules };
}
