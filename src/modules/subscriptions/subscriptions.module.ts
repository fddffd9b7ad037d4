import { anyone, isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { Clock } from '../../shared/clock.js';
import { createEntitlementService } from './entitlement.service.js';
import { createPrismaPaymentRepository } from './payment.repository.prisma.js';
import type { PaymentGateway } from './payment-gateway.js';
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
  readonly clock: Clock;
}

const rules: Rules = {
  Query: { plans: anyone, mySubscription: isSignedIn },
  Mutation: {
    subscribe: managesAccount,
    cancelSubscription: managesAccount,
    resumeSubscription: managesAccount,
  },
  Subscription: {},
};

/** Wires plans, subscriptions and payments. */
export function createSubscriptions({ database, gateway, clock }: SubscriptionsDependencies) {
  const bind = (client: DatabaseClient) => ({
    subscriptions: createPrismaSubscriptionRepository(client),
    payments: createPrismaPaymentRepository(client),
    outbox: createPrismaOutbox(client),
  });
  const service = createSubscriptionService({
    subscriptions: createPrismaSubscriptionRepository(database.prisma),
    plans: createPrismaPlanRepository(database.prisma),
    transactor: database.transactor(bind),
    gateway,
    clock,
  });
  return {
    service,
    resolvers: [
      new SubscriptionResolver(service, clock),
      new AccountSubscriptionResolver(clock),
      new AdminAccountSubscriptionResolver(clock),
    ],
    /** What accounts may do, as a transaction sees it. */
    entitlementsIn: (client: DatabaseClient) =>
      createEntitlementService({
        subscriptions: createPrismaSubscriptionRepository(client),
        plans: createPrismaPlanRepository(client),
        clock,
      }),
    rules,
    personalData: createSubscriptionsPersonalData(database.batchPool),
    createLoaders: () => createSubscriptionLoaders(service),
  };
}
