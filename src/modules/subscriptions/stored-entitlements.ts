import type { Clock } from '../../shared/clock.js';
import { Entitlement } from './entitlement.js';
import type { EntitlementSource } from './entitlement-source.js';

/** What accounts may do as it is stored, read anew each time: for those who decide within a transaction. */
export function createStoredEntitlements(source: EntitlementSource, clock: Clock) {
  return {
    /** What the account may do. @throws NotFoundError when its plan is gone */
    async entitlementOf(accountId: string): Promise<Entitlement> {
      return new Entitlement(await source.snapshotOf(accountId), clock);
    },
  };
}
