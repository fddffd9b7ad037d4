import { useMutation } from '@apollo/client/react';
import type { SubscriptionState } from '../generated/graphql.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { ReinstateSubscription, SuspendSubscription } from './accounts.graphql.js';

export interface SubscriptionActionsProps {
  readonly account: { readonly id: string; readonly email: string };
  readonly state: SubscriptionState;
  /** The plan's name. */
  readonly plan: string;
  readonly onChanged: () => unknown;
}

/** What can be done to a subscription: take access away, give it back. The service refuses what its state does not allow. */
export function SubscriptionActions({ account, state, plan, onChanged }: SubscriptionActionsProps) {
  const [suspend] = useMutation(SuspendSubscription);
  const [reinstate] = useMutation(ReinstateSubscription);
  if (state === 'EXPIRED') return null;
  const inputOf = (reason: string) => ({ variables: { input: { accountId: account.id, reason } } });
  const reasonNote = 'Facts, not names. The audit log keeps it.';
  if (state === 'SUSPENDED') {
    return (
      <ConfirmButton
        size="xs"
        label="Reinstate subscription"
        color="teal"
        question={`Give ${account.email} access to ${plan} again?`}
        text="It goes back to where it was, as far as its period still runs. What is owed has to be paid first."
        reasonNote={reasonNote}
        done={`The subscription of ${account.email} is reinstated.`}
        onConfirm={async (reason) => {
          await reinstate(inputOf(reason));
          await onChanged();
        }}
      />
    );
  }
  return (
    <ConfirmButton
      size="xs"
      label="Suspend subscription"
      question={`Take access to ${plan} from ${account.email}?`}
      text="Streams end at once, and nothing that needs a plan plays until you reinstate it. They can still sign in."
      reasonNote={reasonNote}
      done={`The subscription of ${account.email} is suspended.`}
      onConfirm={async (reason) => {
        await suspend(inputOf(reason));
        await onChanged();
      }}
    />
  );
}
