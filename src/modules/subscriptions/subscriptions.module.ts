import type { FastifyInstance } from 'fastify';
import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import type { Database } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { SubscriptionAdministrationResolver } from './administration/subscription-administration.resolver.js';
import { createSubscriptionAdministrationService } from './administration/subscription-administration.service.js';
import { registerBillingJobs } from './billing/billing.jobs.js';
import { createBillingTimeline } from './billing/billing.timeline.js';
import { createBilling } from './billing/billing-wiring.js';
import { receiveNotice } from './billing/receive-notice.js';
import type { BillingPolicy } from './domain/billing-policy.js';
import { createEntitlements } from './entitlement-wiring.js';
import { AccountPaymentsResolver } from './history/account-payments.resolver.js';
import { createPrismaBillingHistoryRepository } from './history/billing-history.repository.prisma.js';
import {
  BillingHistoryResolver,
  InvoiceLineResolver,
  TransitionResolver,
} from './history/billing-history.resolver.js';
import { createBillingMessages, type OwnerMail, registerBillingMail } from './messages/billing-mail.jobs.js';
import { servePaymentNotices } from './notice.route.js';
import { observeEvents } from './observed-events.js';
import type { PaymentGateway } from './payment-gateway.js';
import { cachePlans } from './plan.repository.cached.js';
import { createPrismaPlanRepository } from './plan.repository.prisma.js';
import { PlanChangeResolver } from './plan-change.resolver.js';
import { BillingReportResolver, PlanCountResolver } from './reports/billing-report.resolver.js';
import { createReports } from './reports/report-wiring.js';
import { SubscriptionLiveResolver } from './subscription.live.js';
import { createSubscriptionLoaders } from './subscription.loaders.js';
import { createPrismaSubscriptionRepository } from './subscription.repository.prisma.js';
import {
  AccountSubscriptionResolver,
  AdminAccountSubscriptionResolver,
  SubscriptionResolver,
} from './subscription.resolver.js';
import { createSubscriptionService } from './subscription.service.js';
import { createSubscriptionsPersonalData } from './subscriptions.personal-data.js';
import { subscriptionsRules } from './subscriptions.rules.js';

export interface SubscriptionsDependencies {
  readonly database: Database;
  readonly cache: Cache;
  readonly policies: {
    readonly entitlements: CachePolicy;
    readonly subscriptionDistribution: CachePolicy;
    readonly billingMetrics: CachePolicy;
    readonly billingSeries: CachePolicy;
  };
  readonly gateway: PaymentGateway;
  readonly policy: BillingPolicy;
  /** The secret from which keys are derived. */
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Wires plans, subscriptions and billing. */
export function createSubscriptions(dependencies: SubscriptionsDependencies) {
  const { database, gateway, clock } = dependencies;
  const subscriptions = createPrismaSubscriptionRepository(database.prisma);
  const plans = cachePlans(createPrismaPlanRepository(database.prisma));
  const { entitlements, entitlementsIn } = createEntitlements({ ...dependencies, subscriptions, plans });
  const refreshEntitlements = entitlements.refresh;
  const billing = createBilling({ ...dependencies, plans, refreshEntitlements });
  const service = createSubscriptionService({
    ...billing,
    subscriptions,
    plans,
    gateway,
    refreshEntitlements,
    clock,
  });
  const history = createPrismaBillingHistoryRepository(database.prisma);
  const administration = createSubscriptionAdministrationService({ ...billing, refreshEntitlements, clock });
  const { reports, series } = createReports({ ...dependencies, plans });
  const messageOf = createBillingMessages(service, clock);
  return {
    service,
    entitlements,
    entitlementsIn,
    billing,
    administration,
    resolvers: [
      new SubscriptionResolver(service, clock),
      new SubscriptionAdministrationResolver(administration, billing.refunds, clock),
      new BillingReportResolver(reports, series),
      new PlanCountResolver(service),
      new BillingHistoryResolver(),
      new AccountPaymentsResolver(),
      new TransitionResolver(service),
      new InvoiceLineResolver(service),
      new PlanChangeResolver(service),
      new SubscriptionLiveResolver(clock),
      new AccountSubscriptionResolver(clock),
      new AdminAccountSubscriptionResolver(clock),
    ],
    rules: subscriptionsRules,
    messageOf,
    personalData: createSubscriptionsPersonalData(database.batchPool),
    createLoaders: () => createSubscriptionLoaders(service, history),
    /** Serves the webhooks of payment gateways. */
    serve(fastify: FastifyInstance) {
      servePaymentNotices(fastify, { gateway, receive: (notice) => receiveNotice(billing, notice) });
    },
    observe(relay: OutboxRelay, jobs: JobQueue, liveTopics: LiveTopics) {
      observeEvents(relay, { jobs, liveTopics, refreshEntitlements, messageOf, service });
    },
    timeline: createBillingTimeline(billing),
    work(workers: JobWorkers, jobs: JobQueue, mail: OwnerMail) {
      registerBillingJobs(workers, { ...billing, jobs });
      registerBillingMail(workers, mail);
    },
  };
}
