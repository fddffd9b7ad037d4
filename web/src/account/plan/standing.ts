import type { SubscriptionPartsFragment, SubscriptionState } from '../../generated/graphql.js';
import { dayText } from '../parts/day-text.js';
import { priceText } from './price-text.js';

/** How a subscription stands, in words. */
export interface Standing {
  readonly mark: string;
  readonly color: string;
  readonly text: string;
}

/** Whether nothing was paid yet for the period that runs. */
export function isOnTrial({ trialEndsAt, currentPeriodEnd }: SubscriptionPartsFragment): boolean {
  return trialEndsAt !== null && trialEndsAt === currentPeriodEnd;
}

/** Whether only support can lift it: what was not paid for ends by itself one day. */
export function isSuspendedBySupport({ state, nextActionAt }: SubscriptionPartsFragment): boolean {
  return state === 'SUSPENDED' && nextActionAt === null;
}

const STANDINGS: Readonly<Record<SubscriptionState, (subscription: SubscriptionPartsFragment) => Standing>> =
  {
    ACTIVE: (subscription) => (isOnTrial(subscription) ? trial(subscription) : paid(subscription)),
    GRACE_PERIOD: ({ graceEndsAt }) => ({
      mark: 'Payment open',
      color: 'yellow',
      text: `The last payment did not go through. You can go on watching${
        graceEndsAt ? ` until ${dayText(graceEndsAt)}` : ''
      }; pay before, or it is suspended.`,
    }),
    SUSPENDED: (subscription) => (isSuspendedBySupport(subscription) ? stopped : unpaid(subscription)),
    CANCELLED: ({ currentPeriodEnd }) => ({
      mark: 'Cancelled',
      color: 'yellow',
      text: `You can watch until ${dayText(currentPeriodEnd)}. Nothing more is charged, unless you resume it before.`,
    }),
    EXPIRED: () => ({
      mark: 'Ended',
      color: 'gray',
      text: 'Nothing is charged any more. Your profiles, lists and history are still here: take it up again whenever you like.',
    }),
  };

const stopped: Standing = {
  mark: 'Stopped by support',
  color: 'red',
  text: 'Our support has stopped it, and nothing plays. Write to them to have it lifted.',
};

/** What a subscription's state means for whoever has it, with the days that matter. */
export function standingOf(subscription: SubscriptionPartsFragment): Standing {
  return STANDINGS[subscription.state](subscription);
}

function trial({ currentPeriodEnd, plan }: SubscriptionPartsFragment): Standing {
  const text = `Free until ${dayText(currentPeriodEnd)}. Then it costs ${priceText(plan)}; cancel before, and nothing is charged.`;
  return { mark: 'Trial', color: 'teal', text };
}

function paid({ currentPeriodEnd, scheduledPlan, plan }: SubscriptionPartsFragment): Standing {
  const text = `It renews itself on ${dayText(currentPeriodEnd)}, for ${priceText(scheduledPlan ?? plan)}.`;
  return { mark: 'Active', color: 'teal', text };
}

function unpaid({ nextActionAt }: SubscriptionPartsFragment): Standing {
  const end = nextActionAt ? `; on ${dayText(nextActionAt)} it ends` : '';
  const text = `It was not paid, and nothing plays. Pay, and everything plays again at once${end}.`;
  return { mark: 'Suspended', color: 'red', text };
}
