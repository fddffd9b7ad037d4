import { useQuery } from '@apollo/client/react';
import { Alert, Button, Group, Modal, Radio, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import type { PlanChangePreviewQuery, PlanPartsFragment } from '../../generated/graphql.js';
import { moneyText } from '../../plans/money.js';
import { dayText } from '../parts/day-text.js';
import { useAct } from '../parts/use-act.js';
import classes from './payment-method-field.module.css';
import { PaymentProblem } from './payment-problem.js';
import { ChangePlan, PlanChangePreview } from './plan.graphql.js';
import { priceText } from './price-text.js';
import { tierName } from './tier-name.js';

export interface ChangePlanDialogProps {
  readonly isOpen: boolean;
  /** Those that can be gone over to. */
  readonly plans: readonly PlanPartsFragment[];
  readonly onClose: () => void;
}

/** Lets people choose another plan, and says first what it costs now and what comes when the period ends. */
export function ChangePlanDialog({ isOpen, plans, onClose }: ChangePlanDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Change the plan" centered>
      {isOpen && <ChangePlanForm plans={plans} onDone={onClose} />}
    </Modal>
  );
}

interface ChangePlanFormProps {
  readonly plans: readonly PlanPartsFragment[];
  readonly onDone: () => void;
}

function ChangePlanForm({ plans, onDone }: ChangePlanFormProps) {
  const [planId, setPlanId] = useState('');
  const plan = plans.find(({ id }) => id === planId);
  const preview = useQuery(PlanChangePreview, {
    variables: { planId },
    skip: planId === '',
    fetchPolicy: 'network-only',
  });
  const change = preview.loading ? undefined : preview.data?.mySubscription?.planChange;
  const { act, loading, error, reset } = useAct(ChangePlan, {
    done: change?.isImmediate ? 'Your plan is changed.' : 'It is noted for the end of the period.',
  });

  function choose(id: string): void {
    reset();
    setPlanId(id);
  }

  async function submit(): Promise<void> {
    if (await act({ input: { planId } })) onDone();
  }

  return (
    <Stack>
      <Radio.Group label="Go over to" value={planId} onChange={choose}>
        <Stack gap={6} mt="xs">
          {plans.map((other) => (
            <Radio
              key={other.id}
              value={other.id}
              className={classes.choice ?? ''}
              label={other.name}
              description={priceText(other)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <div aria-live="polite">
        {plan && preview.loading && <Skeleton height={72} radius="md" />}
        {plan && preview.error && (
          <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        )}
        {plan && change && <Consequence plan={plan} change={change} />}
        {plan && change === null && (
          <Alert color="yellow" variant="light" title="Not while it is cancelled">
            This plan would begin when the period ends, and then yours ends too. Resume it first.
          </Alert>
        )}
      </div>
      {error && <PaymentProblem error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button loading={loading} disabled={!change} onClick={() => void submit()}>
          {change && change.due.amountMinor > 0
            ? `Pay ${moneyText(change.due)} and change`
            : 'Change the plan'}
        </Button>
      </Group>
    </Stack>
  );
}

type Change = NonNullable<NonNullable<PlanChangePreviewQuery['mySubscription']>['planChange']>;

interface ConsequenceProps {
  readonly plan: PlanPartsFragment;
  readonly change: Change;
}

function Consequence({ plan, change }: ConsequenceProps) {
  const { isImmediate, due, takesEffectAt, renewsAt } = change;
  const isFree = due.amountMinor === 0;
  if (!isImmediate) {
    return (
      <Alert variant="light" title="Nothing to pay now">
        {tierName(plan)} begins on {dayText(takesEffectAt)}, when the period ends, for {priceText(plan)}.
        Until then all stays as it is.
      </Alert>
    );
  }
  return (
    <Alert variant="light" title={isFree ? 'Nothing to pay now' : `${moneyText(due)} now`}>
      {tierName(plan)} begins at once. {!isFree && 'You pay the difference for what is left of the period. '}
      From {dayText(renewsAt)} on it costs {priceText(plan)}.
    </Alert>
  );
}
