import { createPrismaAuditLog } from '../../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../../platform/database/database.js';
import { createPrismaOutbox } from '../../../platform/events/outbox.prisma.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import type { BillingPolicy } from '../domain/billing-policy.js';
import type { PaymentGateway } from '../payment-gateway.js';
import type { PlanRepository } from '../subscription.repository.js';
import { createPrismaAccountBillingRepository } from './account-billing.repository.prisma.js';
import { createBillingSweep } from './billing-sweep.service.js';
import { createBillingTerms } from './billing-terms.js';
import type { BillingRepositories } from './billing-transaction.js';
import { createPrismaDisputeRepository } from './dispute.repository.prisma.js';
import { createDisputeService } from './dispute.service.js';
import { createPrismaGatewayNoticeRepository } from './gateway-notice.repository.prisma.js';
import { createPrismaPaymentRepository } from './payment.repository.prisma.js';
import { createPaymentCollector } from './payment-collector.js';
import { createPaymentNoticeService } from './payment-notice.service.js';
import { createPrismaRefundRepository } from './refund.repository.prisma.js';
import { createRefundService } from './refund.service.js';
import { createRefundNoticeService } from './refund-notice.service.js';
import { createPrismaTrialCardRepository } from './trial-card.repository.prisma.js';
import { createTrialCards } from './trial-cards.js';
import { createPrismaTrialReminderRepository } from './trial-reminder.repository.prisma.js';
import { createTrialReminders } from './trial-reminders.js';

export interface BillingDependencies {
  readonly database: Database;
  readonly gateway: PaymentGateway;
  readonly plans: PlanRepository;
  readonly policy: BillingPolicy;
  /** The secret from which keys are derived. */
  readonly secret: string;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type Billing = ReturnType<typeof createBilling>;

/** Wires payments, refunds and the billing sweep. */
export function createBilling(dependencies: BillingDependencies) {
  const { database, plans, policy, logger } = dependencies;
  const bind = (client: DatabaseClient): BillingRepositories => ({
    billings: createPrismaAccountBillingRepository(client),
    payments: createPrismaPaymentRepository(client),
    notices: createPrismaGatewayNoticeRepository(client),
    refunds: createPrismaRefundRepository(client),
    disputes: createPrismaDisputeRepository(client),
    trialCards: createPrismaTrialCardRepository(client),
    trialReminders: createPrismaTrialReminderRepository(client),
    outbox: createPrismaOutbox(client, database.tracing),
    audit: createPrismaAuditLog(client),
  });
  const transactor = database.transactor(bind);
  const readTerms = createBillingTerms(plans, policy);
  const shared = { ...dependencies, transactor, readTerms };
  const onUnsettled = (error: unknown) => logger.error({ err: error }, 'Settling a payment or refund failed');
  const collector = createPaymentCollector(shared);
  return {
    transactor,
    readTerms,
    collector,
    payments: createPrismaPaymentRepository(database.prisma),
    notices: createPaymentNoticeService(shared),
    trialCards: createTrialCards({ ...shared, gatewayName: dependencies.gateway.name }),
    trialReminders: createTrialReminders(shared),
    disputes: createDisputeService({
      ...shared,
      onDispute: (dispute) => logger.warn({ dispute }, 'A payment is disputed'),
      onUnknownCharge: (dispute) =>
        logger.warn({ dispute }, 'A charge that was not made by this platform is disputed'),
    }),
    refunds: createRefundService({
      ...shared,
      onUnsettled,
      onLateRefundFailed: ({ id, paymentId, failureReason }, next) =>
        logger.error(
          { refundId: id, paymentId, failureReason, nextTryAt: next?.checkAt ?? null },
          'Refunding a payment that came too late failed',
        ),
    }),
    refundNotices: createRefundNoticeService({
      ...shared,
      onFailedLater: ({ id, paymentId, failureReason }, next) =>
        logger.error(
          { refundId: id, paymentId, failureReason, nextTryAt: next?.checkAt ?? null },
          'A refund failed at the gateway later',
        ),
    }),
    sweep: createBillingSweep({
      ...shared,
      collector,
      onUnsettled,
      onFailed: (accountId, error) => logger.error({ accountId, err: error }, 'Billing an account failed'),
    }),
  };
}
