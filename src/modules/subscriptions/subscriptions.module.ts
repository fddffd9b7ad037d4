import type { FastifyInstance } from 'fastify';
import { anyone, isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { createSubscriptionAdministrationService } from './administration/subscription-administration.service.js';
import { registerBillingJobs } from './billing/billing.jobs.js';
import { createBilling } from './billing/billing-wiring.js';
import { createPrismaBillingHistoryRepository } from './billing-history.repository.prisma.js';
import {
  BillingHistoryResolver,
  InvoiceLineResolver,
  TransitionResolver,
} from './billing-history.resolver.js';
import type { BillingPolicy } from './domain/billing-policy.js';
import { createEntitlementService } from './entitlement.service.js';
import { servePaymentNotices } from './notice.route.js';
import type { PaymentGateway } from './payment-gateway.js';
import { cachePlans } from './plan.repository.cached.js';
import { createPrismaPlanRepository } from './plan.repository.prisma.js';
import { createSubscriptionLoaders } from './subscription.loaders.js';
import { createPrismaSubscriptionRepository } from './subscription.repository.prisma.js';
import {
  AccountSubscriptionResolver,
  AdminAccountSubscriptionResolver,
  SubscriptionResolver,
} from './subscription.resolver.js';
import { createSubscriptionService } from './subscription.service.js';
import { createSubscriptionsPersonalData } from './subscriptions.personal-data.js';

export interface SubscriptionsDependencies {
  readonly database: Database;
  readonly gateway: PaymentGateway;
  readonly policy: BillingPolicy;
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
  },
  Subscription: {},
};

/** Wires plans, subscriptions and billing. */
export function createSubscriptions({ database, gateway, policy, clock, logger }: SubscriptionsDependencies) {
  const subscriptions = createPrismaSubscriptionRepository(database.prisma);
  const plans = cachePlans(createPrismaPlanRepository(database.prisma));
  const refreshEntitlements = async () => undefined;
  const billing = createBilling({
    database,
    gateway,
    plans,
    policy,
    refreshEntitlements,
    clock,
    logger,
  });
  const service = createSubscriptionService({
    ...billing,
    subscriptions,
    plans,
    history: createPrismaBillingHistoryRepository(database.prisma),
    gateway,
    refreshEntitlements,
    clock,
  });
  const administration = createSubscriptionAdministrationService({ ...billing, refreshEntitlements, clock });
  const { entitlementOf } = createEntitlementService({ subscriptions, plans, clock });
  return {
    service,
    entitlementOf,
    billing,
    administration,
    resolvers: [
      new SubscriptionResolver(service, clock),
      new BillingHistoryResolver(service),
      new TransitionResolver(service),
      new InvoiceLineResolver(service),
      new AccountSubscriptionResolver(clock),
      new AdminAccountSubscriptionResolver(clock),
    ],
    /** What accounts may do, as a transaction sees it. */
    entitlementsIn: (client: DatabaseClient) =>
      createEntitlementService({
        subscriptions: createPrismaSubscriptionRepository(client),
        plans,
        clock,
      }),
    rules,
    personalData: createSubscriptionsPersonalData(database.batchPool),
    createLoaders: () => createSubscriptionLoaders(service),
    /** What payment gateways get beside GraphQL. */
    serve(fastify: FastifyInstance) {
      servePaymentNotices(fastify, { gateway, receive: billing.notices.receive });
    },
    work(workers: JobWorkers, jobs: JobQueue) {
      registerBillingJobs(workers, { ...billing, jobs });
    },
  };
}
