import DataLoader from 'dataloader';
import { createPageLoader, type PageLoader } from '../../graphql/page-loader.js';
import type { Dispute } from './domain/dispute.js';
import type { Invoice } from './domain/invoice.js';
import type { Payment } from './domain/payment.js';
import type { Refund } from './domain/refund.js';
import type { Subscription } from './domain/subscription.js';
import type { BillingHistoryRepository, Transition } from './history/billing-history.repository.js';
import type { SubscriptionService } from './subscription.service.js';

export interface SubscriptionLoaders {
  readonly subscriptionByAccountId: DataLoader<string, Subscription | null>;
  /** By subscription. */
  readonly transitionPages: PageLoader<Transition>;
  /** By account, as the three below. */
  readonly invoicePages: PageLoader<Invoice>;
  readonly paymentPages: PageLoader<Payment>;
  readonly refundPages: PageLoader<Refund>;
  readonly disputePages: PageLoader<Dispute>;
}

/** The part of an operation's context with the loaders of this module. */
export interface SubscriptionContext {
  readonly loaders: SubscriptionLoaders;
}

export function createSubscriptionLoaders(
  subscriptions: SubscriptionService,
  history: BillingHistoryRepository,
): SubscriptionLoaders {
  return {
    subscriptionByAccountId: new DataLoader((accountIds) => subscriptions.findByAccountIds(accountIds)),
    transitionPages: createPageLoader(history.transitions),
    invoicePages: createPageLoader(history.invoices),
    paymentPages: createPageLoader(history.payments),
    refundPages: createPageLoader(history.refunds),
    disputePages: createPageLoader(history.disputes),
  };
}
