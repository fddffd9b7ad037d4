import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import type { Clock } from '../../../shared/clock.js';
import type { RefundService } from '../billing/refund.service.js';
import { presentSubscription } from '../subscription.resolver.js';
import { SubscriptionType } from '../subscription.types.js';
import type { SubscriptionAdministrationService } from './subscription-administration.service.js';
import {
  RefundInvoiceInput,
  RefundType,
  SubscriptionStepInput,
} from './subscription-administration.types.js';

@Resolver()
export class SubscriptionAdministrationResolver {
  constructor(
    private readonly administration: SubscriptionAdministrationService,
    private readonly refunds: RefundService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => SubscriptionType, {
    description: 'Suspend a subscription: access ends at once, until it is reinstated. Audited.',
  })
  async suspendSubscription(
    @Arg('input', () => SubscriptionStepInput) input: SubscriptionStepInput,
    @Ctx() context: RequestContext,
  ) {
    const subscription = await this.administration.suspend(input, actorOf(context));
    return presentSubscription(subscription, this.clock.now());
  }

  @Mutation(() => SubscriptionType, {
    description:
      'Lift a suspension by an administrator: the subscription returns to its previous state while its period still runs. Audited.',
  })
  async reinstateSubscription(
    @Arg('input', () => SubscriptionStepInput) input: SubscriptionStepInput,
    @Ctx() context: RequestContext,
  ) {
    const subscription = await this.administration.reinstate(input, actorOf(context));
    return presentSubscription(subscription, this.clock.now());
  }

  @Mutation(() => RefundType, {
    description: 'Refund an invoice in full or in part, never more than was paid. Audited.',
  })
  refundInvoice(
    @Arg('input', () => RefundInvoiceInput) input: RefundInvoiceInput,
    @Ctx() context: RequestContext,
  ) {
    return this.refunds.refundInvoice(input, actorOf(context));
  }
}
