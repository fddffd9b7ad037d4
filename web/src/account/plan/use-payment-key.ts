import { useRef } from 'react';
import { errorCode } from '../../errors/error-code.js';
import { newKey } from '../../plans/new-key.js';

interface PaymentKey {
  readonly value: string;
  /** What became of the key before. */
  readonly declined: unknown;
}

/**
 * The key of a payment. Sent again with the same one, such as after a connection was lost, it charges nothing more; one
 * that was declined is over, and the next try is another payment.
 */
export function usePaymentKey(error: unknown): string {
  const key = useRef<PaymentKey>({ value: newKey(), declined: null });
  if (errorCode(error) === 'PAYMENT_DECLINED' && key.current.declined !== error) {
    key.current = { value: newKey(), declined: error };
  }
  return key.current.value;
}
