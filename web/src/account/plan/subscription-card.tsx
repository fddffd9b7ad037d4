import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { PlanPartsFragment, SubscriptionPartsFragment } from '../../generated/graphql.js';
import { dayText } from '../parts/day-text.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { CancelDialog } from './cancel-dialog.js';
import { ChangePlanDialog } from './change-plan-dialog.js';
import { PaymentMethodDialog } from './payment-method-dialog.js';
import { PaymentProblem } from './payment-problem.js';
import { ChangePlan, PayOutstanding, ResumeSubscription } from './plan.graphql.js';
import { PlanFacts } from './plan-facts.js';
import { priceText } from './price-text.js';
import { isSuspendedBySupport, standingOf } from './standing.js';
import { tierName } from './tier-name.js';

export interface SubscriptionCardProps {
  readonly subscription: SubscriptionPartsFragment;
  readonly plans: readonly PlanPartsFragment[];
}

type Question = 'change' | 'method' | 'cancel';

/** How the subscription stands, and all that can be done about it in this state. */
export function SubscriptionCard({ subscription, plans }: SubscriptionCardProps) {
  const { state, plan, scheduledPlan, currentPeriodEnd } = subscription;
  const [question, setQuestion] = useState<Question | null>(null);
  const standing = `${state} ${scheduledPlan?.id}`;
  const resume = useAct(ResumeSubscription, {
    done: 'It goes on, as though it had never been cancelled.',
    standing,
  });
  const pay = useAct(PayOutstanding, { done: 'Thank you, it is paid.', standing });
  const keep = useAct(ChangePlan, { done: `You stay on ${tierName(plan)}.`, standing });
  const { mark, color, text } = standingOf(subscription);
  const owes = state === 'GRACE_PERIOD' || (state === 'SUSPENDED' && !isSuspendedBySupport(subscription));
  const runs = state === 'ACTIVE' || state === 'CANCELLED';
  const problem = resume.error ?? pay.error ?? keep.error;
  const close = () => setQuestion(null);

  return (
    <Section
      title={plan.name}
      mark={
        <Badge color={color} variant="light">
          {mark}
        </Badge>
      }
      text={priceText(plan)}
    >
      <Text aria-live="polite">{text}</Text>
      {state !== 'EXPIRED' && <PlanFacts plan={plan} />}
      {scheduledPlan && (
        <Alert variant="light" title={`${scheduledPlan.name}, from ${dayText(currentPeriodEnd)} on`}>
          <Text size="sm">Until then you have {plan.name}.</Text>
          <Button
            mt="xs"
            size="xs"
            variant="default"
            loading={keep.loading}
            onClick={() => void keep.act({ input: { planId: plan.id } })}
          >
            Stay on {plan.name}
          </Button>
        </Alert>
      )}
      {problem && <PaymentProblem error={problem} />}
      <Group gap="sm">
        {owes && (
          <Button loading={pay.loading} onClick={() => void pay.act({})}>
            Pay now
          </Button>
        )}
        {state === 'CANCELLED' && (
          <Button loading={resume.loading} onClick={() => void resume.act({})}>
            Resume
          </Button>
        )}
        {runs && (
          <Button variant={state === 'ACTIVE' ? 'filled' : 'default'} onClick={() => setQuestion('change')}>
            Change the plan
          </Button>
        )}
        {state !== 'EXPIRED' && (
          <Button variant="default" onClick={() => setQuestion('method')}>
            Pay in another way
          </Button>
        )}
        {(state === 'ACTIVE' || owes) && (
          <Button variant="subtle" color="gray" onClick={() => setQuestion('cancel')}>
            Cancel the subscription
          </Button>
        )}
      </Group>
      <ChangePlanDialog
        isOpen={question === 'change'}
        plans={plans.filter(({ id }) => id !== plan.id && id !== scheduledPlan?.id)}
        onClose={close}
      />
      <PaymentMethodDialog isOpen={question === 'method'} owes={owes} onClose={close} />
      <CancelDialog isOpen={question === 'cancel'} subscription={subscription} onClose={close} />
    </Section>
  );
}
