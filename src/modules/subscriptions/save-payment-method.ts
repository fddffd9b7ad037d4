import { InvalidInputError } from '../../shared/domain-error.js';
import type { PaymentGateway, SavedMethod } from './payment-gateway.js';

/** The longest accepted gateway id of a payment method, in characters. */
const LONGEST_METHOD = 120;

/** Saves a payment method at the gateway, to be charged later. @throws InvalidInputError */
export async function savePaymentMethod(
  gateway: Pick<PaymentGateway, 'saveMethod'>,
  accountId: string,
  paymentMethod: string,
): Promise<SavedMethod> {
  if (paymentMethod.length === 0 || paymentMethod.length > LONGEST_METHOD) {
    throw new InvalidInputError({ paymentMethod: `Give 1 to ${LONGEST_METHOD} characters.` });
  }
  return gateway.saveMethod(accountId, paymentMethod);
}
