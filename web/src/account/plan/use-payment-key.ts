import { useRef } from 'react';
import { errorCode } from '../../errors/error-code.js';
import { newKey } from '../../plans/new-key.js';

interface PaymentKeys {
  /** By what is asked for. */
  readonly values: Map<string, string>;
  /** What became of the keys before. */
  readonly declined: unknown;
}

/**
 * The key of a payment. Sent again with the same one, such as after a connection was lost, it charges nothing more; one
 * that was declined is over, and the next try is another payment. A key is good for one request: another has another.
 * @param request all that is asked for
 */
export function usePaymentKey(error: unknown, request: string): string {
  const keys = useRef<PaymentKeys>({ values: new Map(), declined: null });
  if (errorCode(error) === 'PAYMENT_DECLINED' && keys.current.declined !== error) {
    keys.current = { values: new Map(), declined: error };
  }
  const { values } = keys.current;
  const known = values.get(request) ?? newKey();
  values.set(request, known);
  return known;
}
