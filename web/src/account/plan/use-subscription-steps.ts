import { useSubscription } from '@apollo/client/react';
import { SubscriptionChanged } from './plan.graphql.js';

/** Calls back whenever the subscription took a step, by whoever's doing: a renewal, another device, support. */
export function useSubscriptionSteps(onStep: () => Promise<unknown>): void {
  useSubscription(SubscriptionChanged, {
    onData: () => {
      // What failed, the query itself tells.
      onStep().catch(() => null);
    },
  });
}
