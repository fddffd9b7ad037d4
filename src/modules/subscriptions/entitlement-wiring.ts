import { batchByTurn } from '../../platform/async/turn-batcher.js';
import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import type { Clock } from '../../shared/clock.js';
import { createEntitlementService } from './entitlement.service.js';
import { entitlementCacheOptions } from './entitlement-cache.js';
import { createEntitlementSource } from './entitlement-source.js';
import type { CachedPlans } from './plan.repository.cached.js';
import { createPrismaPlanRepository } from './plan.repository.prisma.js';
import { createStoredEntitlements } from './stored-entitlements.js';
import type { SubscriptionRepository } from './subscription.repository.js';
import { createPrismaSubscriptionRepository } from './subscription.repository.prisma.js';

export interface EntitlementsDependencies {
  readonly subscriptions: SubscriptionRepository;
  readonly plans: CachedPlans;
  readonly cache: Cache;
  readonly policies: { readonly entitlements: CachePolicy };
  readonly clock: Clock;
}

/** Wires what accounts may do: cached for requests, and stored for decisions within a transaction. */
export function createEntitlements(dependencies: EntitlementsDependencies) {
  const { subscriptions, plans, cache, policies, clock } = dependencies;
  return {
    entitlements: createEntitlementService({
      source: createEntitlementSource({
        subscriptions: {
          // After a start nothing is cached, and all callers ask at once: requests of one turn are read by one
          // statement.
          findByAccountIds: batchByTurn(subscriptions.findByAccountIds),
        },
        plans,
      }),
      cache: cache.namespace(entitlementCacheOptions(policies.entitlements)),
      clock,
    }),
    /** What accounts may do, read within a transaction. */
    entitlementsIn: (client: DatabaseClient) =>
      createStoredEntitlements(
        createEntitlementSource({
          subscriptions: createPrismaSubscriptionRepository(client),
          plans: plans.within(createPrismaPlanRepository(client)),
        }),
        clock,
      ),
  };
}
