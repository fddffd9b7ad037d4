import type { FastifyInstance } from 'fastify';
import { anyone, isAdmin, isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';
import { batchByTurn } from '../../platform/async/turn-batcher.js';
import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { TimelinePart } from '../../shared/timeline.js';
import { SubscriptionAdministrationResolver } from './administration/subscription-administration.resolver.js';
import { createSubscriptionAdministrationService } from './administration/subscription-administration.service.js';
import { registerBillingJobs } from './billing/billing.jobs.js';
import { createBilling } from './billing/billing-wiring.js';
import type { BillingPolicy } from './domain/billing-policy.js';
import type { SubscriptionChanged, TrialEnding } from './domain/subscription-events.js';
import { createEntitlementService } from './entitlement.service.js';
import { entitlementCacheOptions } from './entitlement-cache.js';
import { createEntitlementSource } from './entitlement-source.js';
import { AccountPaymentsResolver } from './history/account-payments.resolver.js';
import { createPrismaBillingHistoryRepository } from './history/billing-history.repository.prisma.js';
import {
  BillingHistoryResolver,
  InvoiceLineResolver,
  TransitionResolver,
} from './history/billing-history.resolver.js';
import {
  createBillingMessages,
  type OwnerMail,
  queueBillingEmail,
  registerBillingMail,
} from './messages/billing-mail.jobs.js';
import { servePaymentNotices } from './notice.route.js';
import type { PaymentGateway } from './payment-gateway.js';
import { cachePlans } from './plan.repository.cached.js';
import { createPrismaPlanRepository } from './plan.repository.prisma.js';
import { PlanChangeResolver } from './plan-change.resolver.js';
import { createPostgresBillingReportRepository } from './reports/billing-report.repository.postgres.js';
import { BillingReportResolver, PlanCountResolver } from './reports/billing-report.resolver.js';
import { createBillingReportService } from './reports/billing-report.service.js';
import { createPostgresBillingSeriesRepository } from './reports/billing-series.repository.postgres.js';
import { createBillingSeriesService } from './reports/billing-series.service.js';
import { createStoredEntitlements } from './stored-entitlements.js';
import { publishSubscriptionChange, SubscriptionLiveResolver } from './subscription.live.js';
import { createSubscriptionLoaders } from './subscription.loaders.js';
import { createPrismaSubscriptionRepository } from './subscription.repository.prisma.js';
import {
  AccountSubscriptionResolver,
  AdminAccountSubscriptionResolver,
  SubscriptionResolver,
} from './subscription.resolver.js';
import { createSubscriptionService } from './subscription.service.js';
import { createSubscriptionsPersonalData } from './subscriptions.personal-data.js';

/** The notices of the accounts module that affect subscriptions. */
type AccountNoticeRaised = DomainEvent<
  'accounts.notice_raised',
  { readonly accountId: string; readonly notice: string }
>;

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

const rules: Rules = {
  Query: { plans: anyone, mySubscription: isSignedIn },
  Mutation: {
    subscribe: managesAccount,
    changePlan: managesAccount,
    cancelSubscription: managesAccount,
    resumeSubscription: managesAccount,
    updatePaymentMethod: managesAccount,
    payOutstanding: managesAccount,
    suspendSubscription: isAdmin,
    reinstateSubscription: isAdmin,
    refundInvoice: isAdmin,
  },
  Subscription: { subscriptionChanged: isSignedIn },
};

/** Wires plans, subscriptions and billing. */
export function createSubscriptions(dependencies: SubscriptionsDependencies) {
  const { database, cache, policies, gateway, policy, secret, clock, logger } = dependencies;
  const subscriptions = createPrismaSubscriptionRepository(database.prisma);
  const plans = cachePlans(createPrismaPlanRepository(database.prisma));
  const entitlements = createEntitlementService({
    source: createEntitlementSource({
      subscriptions: {
        // After a start nothing is cached, and all callers ask at once: requests of one turn are read by one
        // statement.
        findByAccountIds: batchByTurn(subscriptions.findByAccountIds),
      },
      plans,
    }),
    cache: cache.namespace(entitlementCacheOptions(policies.entitlements)),
    clock,
  });
  const refreshEntitlements = entitlements.refresh;
  const billing = createBilling({
    database,
    gateway,
    plans,
    policy,
    secret,
    refreshEntitlements,
    clock,
    logger,
  });
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
  const reports = createBillingReportService({
    // Totals over all accounts take longer than the usual timeout allows.
    reports: createPostgresBillingReportRepository(database.batchPool),
    plans,
    cache,
    policies,
    clock,
  });
  const series = createBillingSeriesService({
    series: createPostgresBillingSeriesRepository(database.batchPool),
    plans,
    cache,
    policy: policies.billingSeries,
    clock,
  });
  const messageOf = createBillingMessages(service, clock);
  return {
    service,
    entitlements,
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
    /** What accounts may do, read within a transaction. */
    entitlementsIn: (client: DatabaseClient) =>
      createStoredEntitlements(
        createEntitlementSource({
          subscriptions: createPrismaSubscriptionRepository(client),
          plans: plans.within(createPrismaPlanRepository(client)),
        }),
        clock,
      ),
    rules,
    messageOf,
    personalData: createSubscriptionsPersonalData(database.batchPool),
    createLoaders: () => createSubscriptionLoaders(service, history),
    /** Serves the webhooks of payment gateways. */
    serve(fastify: FastifyInstance) {
      servePaymentNotices(fastify, {
        gateway,
        receive(notice) {
          if ('dispute' in notice) return billing.disputes.receive(notice);
          if ('refund' in notice) return billing.refundNotices.receive(notice);
          return billing.notices.receive(notice);
        },
      });
    },
    /**
     * Handles events after their commit: refreshes entitlements even if the process that changed a subscription has
     * died.
     */
    observe(relay: OutboxRelay, jobs: JobQueue, liveTopics: LiveTopics) {
      relay.on<SubscriptionChanged>('subscriptions.subscription_changed', async (event) => {
        await entitlements.refresh([event.payload.accountId]);
        await publishSubscriptionChange(liveTopics, event);
        await queueBillingEmail(jobs, messageOf, event);
      });
      relay.on<TrialEnding>('subscriptions.trial_ending', (event) =>
        queueBillingEmail(jobs, messageOf, event),
      );
      relay.on<AccountNoticeRaised>('accounts.notice_raised', async ({ payload }) => {
        if (payload.notice === 'ERASURE_SCHEDULED') await service.endWithAccount(payload.accountId);
      });
    },
    /** The scheduled actions, for moving the clock. */
    timeline: {
      nextDueAt: billing.sweep.nextDueAt,
      async passed() {
        await billing.sweep.run();
        await billing.refunds.settleDue();
        await billing.trialReminders.sendDue();
      },
    } satisfies TimelinePart,
    work(workers: JobWorkers, jobs: JobQueue, mail: OwnerMail) {
      registerBillingJobs(workers, { ...billing, jobs });
      registerBillingMail(workers, mail);
    },
  };
}
