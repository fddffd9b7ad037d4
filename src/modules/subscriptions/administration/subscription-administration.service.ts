import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { ReadBillingTerms } from '../billing/billing-terms.js';
import { type BillingTransactor, storeBillings } from '../billing/billing-transaction.js';
import { requireReason } from '../domain/reason.js';
import type { Subscription } from '../domain/subscription.js';

export interface SubscriptionAdministrationDependencies {
  readonly transactor: BillingTransactor;
  readonly readTerms: ReadBillingTerms;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

export interface AdministrativeStep {
  readonly accountId: string;
  /** The administrator's reason. */
  readonly reason: string;
}

export type SubscriptionAdministrationService = ReturnType<typeof createSubscriptionAdministrationService>;

/** Administrators' actions on subscriptions. Each is audited in its own transaction. */
export function createSubscriptionAdministrationService(
  dependencies: SubscriptionAdministrationDependencies,
) {
  const { transactor, readTerms, refreshEntitlements, clock } = dependencies;

  async function take(
    action: string,
    { accountId, reason: given }: AdministrativeStep,
    actor: Actor,
    apply: (subscription: Subscription, reason: string, now: Date) => void,
  ): Promise<Subscription> {
    const reason = requireReason(given);
    if (!isId(accountId)) throw new NotFoundError('A subscription');
    const terms = await readTerms();
    const changed = await transactor.run(async (repositories) => {
      const [billing] = await repositories.billings.lock([accountId]);
      if (!billing?.subscription) throw new NotFoundError('A subscription');
      const now = clock.now();
      billing.catchUp(terms, now);
      const before = billing.subscription.snapshot.state;
      billing.change((subscription) => apply(subscription, reason, now), now);
      await storeBillings(repositories, [billing]);
      await repositories.audit.append({
        actor,
        action,
        subject: { type: 'account', id: accountId },
        before: { state: before },
        after: { state: billing.subscription.snapshot.state },
        details: { reason },
        occurredAt: now,
      });
      return billing.subscription;
    });
    await refreshEntitlements([accountId]);
    return changed;
  }

  return {
    /**
     * Suspends access at once, until it is reinstated.
     * @throws NotFoundError, IllegalTransitionError, InvalidInputError
     */
    suspend: (step: AdministrativeStep, actor: Actor) =>
      take('subscriptions.suspended', step, actor, (subscription, reason, now) =>
        subscription.suspend(reason, now),
      ),

    /**
     * Lifts a suspension by an administrator: restores the previous state while its period still runs.
     * @throws NotFoundError, IllegalTransitionError, InvalidInputError
     */
    reinstate: (step: AdministrativeStep, actor: Actor) =>
      take('subscriptions.reinstated', step, actor, (subscription, reason, now) =>
        subscription.reinstate(reason, now),
      ),
  };
}
