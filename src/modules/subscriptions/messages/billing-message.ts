import type { Money } from '../../../shared/money.js';
import type { Plan } from '../domain/plan.js';
import type { Subscription } from '../domain/subscription.js';
import type { SubscriptionChange } from '../domain/subscription-events.js';
import type { TransitionEvent } from '../domain/subscription-state.js';
import { willBeChargedAfterTrial } from '../domain/trial-reminder.js';

/** The message to an owner about a state change of their subscription. */
export interface BillingMessage {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The data of a message: the transition, and the subscription after it. */
export interface MessageFacts {
  readonly change: SubscriptionChange;
  readonly subscription: Subscription;
  readonly plan: Plan;
}

const PAY = 'Choose another way to pay in your app, or pay there at once.';

/** The message about each transition; null for those without one. */
const MESSAGES: Readonly<Record<TransitionEvent, (facts: MessageFacts) => BillingMessage | null>> = {
  activated({ subscription, plan }) {
    const { trialEndsAt, period } = subscription.snapshot;
    if (trialEndsAt?.getTime() === period.end.getTime()) {
      return message('Your trial has begun', [
        `You can try ${plan.name} until ${day(trialEndsAt)}.`,
        `Then it is paid for: ${price(plan.price)} for the first period. Cancel in your app before, and nothing is charged.`,
      ]);
    }
    return message('Your subscription has begun', [
      `${plan.name} is paid until ${day(period.end)} and renews itself then for ${price(plan.price)}.`,
    ]);
  },

  paymentSucceeded: ({ change, subscription, plan }) =>
    change.from === change.to
      ? null
      : message('Thank you for your payment', [
          `${plan.name} is paid until ${day(subscription.snapshot.period.end)}. Everything can be watched again.`,
        ]),

  paymentFailed({ change, subscription, plan }) {
    const { graceEndsAt, nextRetryAt } = subscription.snapshot;
    // The end of grace has a message of its own.
    if (!graceEndsAt) return null;
    const again = nextRetryAt ? `We try again on ${day(nextRetryAt)}.` : 'We do not try again by ourselves.';
    return message(
      change.from === change.to ? 'Your payment was declined again' : 'Your payment was declined',
      [
        `${price(plan.price)} for ${plan.name} could not be collected. You can go on watching until ${day(graceEndsAt)}. ${again}`,
        PAY,
      ],
    );
  },

  graceElapsed: ({ subscription }) =>
    message('Your subscription was suspended', [
      'Your last payment could not be collected, so that titles of your plan do not open any more.',
      `${PAY} A new period begins when you do.${until(subscription.snapshot.suspensionEndsAt)}`,
    ]),

  suspensionElapsed: () =>
    message('Your subscription has ended', [
      'It was suspended for want of a payment and has ended now. You owe nothing.',
      'Subscribe again in your app whenever you like.',
    ]),

  periodEnded: () =>
    message('Your subscription has ended', [
      'You had cancelled it, and its last period is over.',
      'Subscribe again in your app whenever you like.',
    ]),

  cancelled({ subscription }) {
    const { accessEndsAt } = subscription;
    return message('Your subscription is cancelled', [
      accessEndsAt
        ? `You can go on watching until ${day(accessEndsAt)}. Nothing more is charged.`
        : 'It has ended. Nothing more is charged.',
      'If it was not you, take it back in your app and choose another password.',
    ]);
  },

  resumed: ({ subscription }) =>
    message('Your subscription goes on', [
      `You have taken the cancellation back. It renews itself on ${day(subscription.snapshot.period.end)}.`,
    ]),

  planChanged: ({ subscription, plan }) =>
    message('Your plan was changed', [
      `Your plan is ${plan.name} now, until ${day(subscription.snapshot.period.end)}, and then for ${price(plan.price)}.`,
    ]),

  suspendedByAdmin: () =>
    message('Your subscription was suspended', [
      'Our support has suspended your subscription. Titles of your plan do not open for now, and nothing is charged.',
      'If you do not know why, ask our support.',
    ]),

  reinstated: ({ subscription }) =>
    message('Your subscription is open again', [
      subscription.accessEndsAt
        ? 'It is no longer suspended. Everything of your plan can be watched again.'
        : 'It is no longer suspended. Its period has ended meanwhile: subscribe again in your app.',
    ]),
};

export function billingMessage(facts: MessageFacts): BillingMessage | null {
  return MESSAGES[facts.change.event](facts);
}

/** The reminder that a trial ends and is charged then; null when it is not. */
export function trialEndingMessage(subscription: Subscription, plan: Plan, now: Date): BillingMessage | null {
  const { trialEndsAt } = subscription.snapshot;
  if (!trialEndsAt || !willBeChargedAfterTrial(subscription, now)) return null;
  return message('Your trial ends soon', [
    `You can try ${plan.name} until ${day(trialEndsAt)}. Then it is paid for: ${price(plan.price)} for the first period.`,
    'Cancel in your app before, and nothing is charged.',
  ]);
}

function message(subject: string, paragraphs: readonly string[]): BillingMessage {
  return { subject, paragraphs };
}

function until(instant: Date | null): string {
  return instant ? ` On ${day(instant)} the subscription ends.` : '';
}

/** For example 5 January 2027, in UTC. */
function day(instant: Date): string {
  return instant.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** For example 12.99 USD, with the currency's number of decimals. */
function price({ amountMinor, currency }: Money): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return `${(amountMinor / 10 ** digits).toFixed(digits)} ${currency}`;
}
