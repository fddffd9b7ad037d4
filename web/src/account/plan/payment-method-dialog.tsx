import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { fieldErrors } from '../../errors/error-code.js';
import { useAct } from '../parts/use-act.js';
import { FIRST_CARD, PaymentMethodField } from './payment-method-field.js';
import { PaymentProblem } from './payment-problem.js';
import { AccountPlan, UpdatePaymentMethod } from './plan.graphql.js';

export interface PaymentMethodDialogProps {
  readonly isOpen: boolean;
  /** Whether something is owed, which is paid at once. */
  readonly owes: boolean;
  readonly onClose: () => void;
}

/** Asks for another way to pay. */
export function PaymentMethodDialog({ isOpen, owes, onClose }: PaymentMethodDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Pay in another way" centered>
      {isOpen && <PaymentMethodForm owes={owes} onDone={onClose} />}
    </Modal>
  );
}

interface PaymentMethodFormProps {
  readonly owes: boolean;
  readonly onDone: () => void;
}

function PaymentMethodForm({ owes, onDone }: PaymentMethodFormProps) {
  const [paymentMethod, setPaymentMethod] = useState(FIRST_CARD);
  const { act, loading, error } = useAct(UpdatePaymentMethod, {
    refetch: [AccountPlan],
    done: owes ? 'Thank you, it is paid.' : 'From now on it is paid this way.',
  });

  async function submit(): Promise<void> {
    if (await act({ input: { paymentMethod } })) onDone();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit().catch(reportError);
      }}
    >
      <Stack>
        <Text size="sm">
          {owes ? 'What is open is paid with it at once.' : 'It is charged with the next payment.'}
        </Text>
        <PaymentMethodField
          value={paymentMethod}
          error={fieldErrors(error)['paymentMethod']}
          onChange={setPaymentMethod}
        />
        {error && <PaymentProblem error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={loading} disabled={paymentMethod === ''}>
            {owes ? 'Pay with it' : 'Use it'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
