import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors } from '../../errors/error-code.js';
import type { PlanPartsFragment } from '../../generated/graphql.js';
import { moneyText } from '../../plans/money.js';
import { Me } from '../../profiles/profiles.graphql.js';
import { useAct } from '../parts/use-act.js';
import { FIRST_CARD, PaymentMethodField } from './payment-method-field.js';
import { PaymentProblem } from './payment-problem.js';
import { AccountPlan, Subscribe } from './plan.graphql.js';
import { priceText } from './price-text.js';
import { tierName } from './tier-name.js';
import { usePaymentKey } from './use-payment-key.js';

export interface SubscribeDialogProps {
  /** The plan that was chosen; null while none is. */
  readonly plan: PlanPartsFragment | null;
  /** Whether the account may try a plan before it pays: with its first subscription. */
  readonly mayTry: boolean;
  readonly onClose: () => void;
}

/** Asks how the chosen plan is to be paid, and subscribes to it. */
export function SubscribeDialog({ plan, mayTry, onClose }: SubscribeDialogProps) {
  return (
    <Modal
      opened={plan !== null}
      onClose={onClose}
      title={plan && `${tierName(plan)}, ${priceText(plan)}`}
      centered
    >
      {plan && <SubscribeForm key={plan.id} plan={plan} mayTry={mayTry} onDone={onClose} />}
    </Modal>
  );
}

interface SubscribeFormProps {
  readonly plan: PlanPartsFragment;
  readonly mayTry: boolean;
  readonly onDone: () => void;
}

function SubscribeForm({ plan, mayTry, onDone }: SubscribeFormProps) {
  const hasTrial = mayTry && plan.trialDays > 0;
  const { act, loading, error } = useAct(Subscribe, {
    refetch: [AccountPlan, Me],
    done: `Welcome. ${tierName(plan)} is yours.`,
  });
  const form = useForm({ initialValues: { paymentMethod: FIRST_CARD, trial: hasTrial } });
  const { paymentMethod, trial } = form.values;
  const idempotencyKey = usePaymentKey(error, JSON.stringify([plan.id, paymentMethod, trial]));
  const submit = form.onSubmit(async (values) => {
    if (await act({ input: { planId: plan.id, idempotencyKey, ...values } })) onDone();
  });

  return (
    <form onSubmit={submit}>
      <Stack>
        {hasTrial && (
          <Checkbox
            label={`Begin with ${plan.trialDays} days free`}
            description={`Then ${priceText(plan)}. Cancel before, and nothing is charged.`}
            {...form.getInputProps('trial', { type: 'checkbox' })}
          />
        )}
        <PaymentMethodField
          value={paymentMethod}
          error={fieldErrors(error)['paymentMethod']}
          onChange={(method) => form.setFieldValue('paymentMethod', method)}
        />
        {error && <PaymentProblem error={error} />}
        <Group justify="space-between" align="center">
          <Text size="sm" c="dimmed">
            {trial ? 'Nothing to pay now' : `${moneyText(plan.price)} now`}
          </Text>
          <Button type="submit" loading={loading} disabled={paymentMethod === ''}>
            {trial ? 'Start the free days' : `Pay ${moneyText(plan.price)}`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
