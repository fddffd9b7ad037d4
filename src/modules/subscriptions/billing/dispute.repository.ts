import type { Dispute } from '../domain/dispute.js';
import type { Payment } from '../domain/payment.js';

export interface DisputeRepository {
  /** The payment of a charge at the gateway. */
  findPayment(chargeReference: string): Promise<Payment | null>;
  findByReference(gatewayReference: string): Promise<Dispute | null>;
  /** The open and lost disputes for which this transition suspended the subscription. */
  findStanding(accountId: string, suspensionId: string): Promise<Dispute[]>;
  /** The id of the last transition that suspended a subscription other than for a missing payment. */
  lastSuspension(subscriptionId: string): Promise<string | null>;
  insert(dispute: Dispute): Promise<void>;
  /** Stores its status and when it was closed. */
  close(dispute: Dispute): Promise<void>;
}
