import type { SubscriptionPartsFragment } from '../../generated/graphql.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { dayText } from '../parts/day-text.js';
import { useAct } from '../parts/use-act.js';
import { CancelSubscription } from './plan.graphql.js';
import { tierName } from './tier-name.js';

export interface CancelDialogProps {
  readonly isOpen: boolean;
  readonly subscription: SubscriptionPartsFragment;
  readonly onClose: () => void;
}

/** Asks once more before the subscription is cancelled, and says until when it can still be watched. */
export function CancelDialog({ isOpen, subscription, onClose }: CancelDialogProps) {
  const { act, loading, error } = useAct(CancelSubscription, { done: 'It is cancelled.' });
  const { state, currentPeriodEnd, plan } = subscription;

  async function cancel(): Promise<void> {
    if (await act({})) onClose();
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Cancel ${tierName(plan)}?`}
      text={
        state === 'ACTIVE'
          ? `You can watch until ${dayText(currentPeriodEnd)}, and resume it until then. Nothing more is charged.`
          : 'It ends at once: the time that was paid for is over. What is open need not be paid any more.'
      }
      verb="Cancel it"
      otherwise="Keep it"
      loading={loading}
      error={error}
      onConfirm={cancel}
      onClose={onClose}
    />
  );
}
