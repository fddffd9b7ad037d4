import { Alert } from '@mantine/core';
import IconCreditCardOff from '@tabler/icons-react/icons/IconCreditCardOff';
import { errorDetails } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';

const REASONS: Readonly<Record<string, string>> = {
  card_declined: 'The bank has declined this card and does not say why. Ask it, or use another card.',
  insufficient_funds: 'There is not enough money behind this card. Use another one, or try again later.',
  authentication_required:
    'The bank wants you to confirm this payment yourself, which cannot be done here. Use another card.',
  expired_card: 'This card has expired. Use another one.',
};

export interface PaymentProblemProps {
  readonly error: unknown;
}

/** Why a payment did not go through, and what to do; of anything else that failed, what it was. */
export function PaymentProblem({ error }: PaymentProblemProps) {
  const details = errorDetails(error);
  if (details?.code !== 'PAYMENT_DECLINED') return <ErrorNotice error={error} />;
  const reason = typeof details['reason'] === 'string' ? details['reason'] : '';
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconCreditCardOff aria-hidden />}
      title="The payment did not go through"
    >
      {REASONS[reason] ?? 'The bank has declined this payment. Use another card.'} Nothing was charged.
    </Alert>
  );
}
