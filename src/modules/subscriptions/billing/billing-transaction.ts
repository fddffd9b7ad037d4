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
import type { TrialReminderRepository } from './trial-reminder.repository.js';

/** The repositories of a billing transaction. */
export interface BillingRepositories {
  readonly billings: AccountBillingRepository;
  readonly payments: PaymentRepository;
  readonly notices: GatewayNoticeRepository;
  readonly refunds: RefundRepository;
  readonly disputes: DisputeRepository;
  readonly trialCards: TrialCardRepository;
  readonly trialReminders: TrialReminderRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}

export type BillingTransactor = Transactor<BillingRepositories>;

/** Stores billings with their transitions and events. */
export async function storeBillings(
  { billings, outbox }: Pick<BillingRepositories, 'billings' | 'outbox'>,
  changed: readonly AccountBilling[],
): Promise<void> {
  // First, because saving takes invoice numbers, which are locked until the commit.
  await outbox.append(changed.flatMap(({ subscription }) => subscription?.events ?? []));
  await billings.save(changed);
}
