import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { AccountBilling } from '../domain/account-billing.js';
import type {
  AccountBillingRepository,
  GatewayNoticeRepository,
  PaymentRepository,
} from './account-billing.repository.js';
import type { DisputeRepository } from './dispute.repository.js';
import type { RefundRepository } from './refund.repository.js';
import type { TrialCardRepository } from './trial-card.repository.js';

/** What a transaction of billing works on. */
export interface BillingRepositories {
  readonly billings: AccountBillingRepository;
  readonly payments: PaymentRepository;
  readonly notices: GatewayNoticeRepository;
  readonly refunds: RefundRepository;
  readonly disputes: DisputeRepository;
  readonly trialCards: TrialCardRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}

export type BillingTransactor = Transactor<BillingRepositories>;

/** Stores what became of them, the steps they took and the events that tell of it, together. */
export async function storeBillings(
  { billings, outbox }: Pick<BillingRepositories, 'billings' | 'outbox'>,
  changed: readonly AccountBilling[],
): Promise<void> {
  // First, because the numbers of invoices are held from when they are taken to the commit.
  await outbox.append(changed.flatMap(({ subscription }) => subscription?.events ?? []));
  await billings.save(changed);
}
