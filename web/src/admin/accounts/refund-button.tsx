import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { moneyText } from '../../plans/money.js';
import { newKey } from '../../plans/new-key.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import type { Account } from './account-details-page.js';
import { RefundInvoice } from './accounts.graphql.js';

type Invoice = NonNullable<Account['subscription']>['invoices']['edges'][number]['node'];

export interface RefundButtonProps {
  readonly invoice: Invoice;
  readonly onRefunded: () => unknown;
}

/** Gives back what was paid for an invoice and not given back yet; once, however often it is pressed. */
export function RefundButton({ invoice: { id, number, total, refunded }, onRefunded }: RefundButtonProps) {
  const [idempotencyKey] = useState(newKey);
  const [refund] = useMutation(RefundInvoice, { onCompleted: () => void onRefunded() });
  const rest = { amountMinor: total.amountMinor - refunded.amountMinor, currency: total.currency };
  return (
    <ConfirmButton
      size="compact-sm"
      color="orange"
      label="Refund"
      aria-label={`Refund invoice ${number}`}
      question={`Give ${moneyText(rest)} back?`}
      text={`It is what invoice ${number} was paid with. This cannot be undone.`}
      reasonNote="Facts, not names. The audit log keeps it."
      done={`${moneyText(rest)} is on its way back.`}
      onConfirm={(reason) => refund({ variables: { input: { invoiceId: id, idempotencyKey, reason } } })}
    />
  );
}
