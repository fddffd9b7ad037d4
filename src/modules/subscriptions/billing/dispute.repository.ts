import type { Dispute } from '../domain/dispute.js';
import type { Payment } from '../domain/payment.js';

export interface DisputeRepository {
  /** The payment that a charge of the gateway was made for. */
  findPayment(chargeReference: string): Promise<Payment | null>;
  findByReference(gatewayReference: string): Promise<Dispute | null>;
  /** Those that are open or lost, and for which the subscription was suspended by this step. */
  findStanding(accountId: string, suspensionId: string): Promise<Dispute[]>;
  /** The last step by which a subscription was suspended by somebody. */
  lastSuspension(subscriptionId: string): Promise<string | null>;
  insert(dispute: Dispute): Promise<void>;
  /** Stores what became of it. */
  close(dispute: Dispute): Promise<void>;
}
