import { ConflictError, DomainError } from '../../../shared/domain-error.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { StateName, TransitionEvent } from './subscription-state.js';

const refusals: Readonly<Record<TransitionEvent, string>> = {
  activated: 'is paid for already',
  paymentSucceeded: 'is over and cannot be paid for',
  paymentFailed: 'waits for no payment',
  graceElapsed: 'has no grace period',
  suspensionElapsed: 'does not wait to be paid',
  cancelled: 'cannot be cancelled',
  resumed: 'cannot be resumed',
  periodEnded: 'has no period that could end',
  planChanged: 'cannot go over to another plan',
  suspendedByAdmin: 'cannot be suspended',
  reinstated: 'was not suspended by an administrator',
};

export class IllegalTransitionError extends ConflictError {
  constructor(
    readonly state: StateName,
    event: TransitionEvent,
  ) {
    super(`The subscription ${refusals[event]}: it is ${state}.`);
  }

  override get details() {
    return { state: this.state };
  }
}

export class SubscriptionChangedError extends ConflictError {
  constructor() {
    super('The subscription was changed at the same time. Look again and retry.');
  }
}

export class PaymentInProgressError extends ConflictError {
  constructor() {
    super('A payment of this account is under way. Try again in a minute.');
  }
}

/** The money may have moved. What was paid for is granted automatically once that is certain. */
export class PaymentUndecidedError extends ConflictError {
  constructor() {
    super('The payment is being processed. What it pays for follows as soon as it is confirmed.');
  }
}

export class TrialUsedError extends ConflictError {
  constructor() {
    super('A trial is for the first subscription of an account. Subscribe without one.');
  }
}

export class TrialCardUsedError extends ConflictError {
  constructor() {
    super('There was a trial with this card before. Subscribe without one, or use another card.');
  }
}

export class PaymentDeclinedError extends DomainError {
  readonly code = 'PAYMENT_DECLINED';

  constructor(private readonly reason: string) {
    super('The payment was declined. Use another payment method.');
  }

  override get details() {
    return { reason: this.reason };
  }
}

/** The title requires a subscription that grants access now. */
export class SubscriptionRequiredError extends DomainError {
  readonly code = 'SUBSCRIPTION_REQUIRED';

  constructor(private readonly state: StateName | null) {
    super('Subscribe to watch this title.');
  }

  override get details() {
    return { state: this.state };
  }
}

/** The title requires a higher plan. */
export class UpgradeRequiredError extends DomainError {
  readonly code = 'UPGRADE_REQUIRED';

  constructor(private readonly requiredTier: PlanTier) {
    super(`This title is part of the ${requiredTier} plan. Upgrade to watch it.`);
  }

  override get details() {
    return { requiredTier: this.requiredTier };
  }
}
