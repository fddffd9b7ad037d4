import type { Clock } from '../../shared/clock.js';
import { Entitlement } from './entitlement.js';
import type { EntitlementSource } from './entitlement-source.js';

/** Entitlements read from the database without a cache, for decisions within a transaction. */
export function createStoredEntitlements(source: EntitlementSource, clock: Clock) {
  return {
    /** What an account may do. @throws NotFoundError when its plan is gone */
    async entitlementOf(accountId: string): Promise<Entitlement> {
      return new Entitlement(await source.snapshotOf(accountId), clock);
    },
  };
}
