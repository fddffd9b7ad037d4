import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { type FieldLimit, RateLimit } from '../../graphql/rate-limits/field-limits.js';
import type { Clock } from '../../shared/clock.js';
import { AccountType, AdminAccountType } from '../accounts/index.js';
import type { Subscription } from './domain/subscription.js';
import type { SubscriptionContext } from './subscription.loaders.js';
import type { SubscriptionService } from './subscription.service.js';
import {
  ChangePlanInput,
  PlanType,
  SubscribeInput,
  SubscriptionType,
  UpdatePaymentMethodInput,
} from './subscription.types.js';

type Context = RequestContext & SubscriptionContext;

/** For mutations that may call the payment gateway. */
const paymentLimit: FieldLimit = { name: 'payment', most: 30, windowSeconds: 600, by: ['account'] };

@Resolver(() => SubscriptionType)
export class SubscriptionResolver {
  constructor(
    private readonly subscriptions: SubscriptionService,
    private readonly clock: Clock,
  ) {}

  @Query(() => [PlanType], { description: 'The available plans, cheapest first.' })
  plans() {
    return this.subscriptions.plans();
  }

  @Query(() => SubscriptionType, {
    nullable: true,
    description: "The account's subscription; null before the first.",
  })
  async mySubscription(@Ctx() context: Context) {
    const subscription = await context.loaders.subscriptionByAccountId.load(requireViewer(context).accountId);
    return subscription && this.present(subscription);
  }

  @Mutation(() => SubscriptionType, { description: 'Pay for a plan and get access.' })
  @RateLimit(paymentLimit)
  async subscribe(@Arg('input', () => SubscribeInput) input: SubscribeInput, @Ctx() context: Context) {
    return this.present(await this.subscriptions.subscribe(requireViewer(context).accountId, input));
  }

  @Mutation(() => SubscriptionType, {
    description: 'Cancel the subscription at the end of its current period.',
  })
  async cancelSubscription(@Ctx() context: Context) {
    return this.present(await this.subscriptions.cancel(requireViewer(context).accountId));
  }

  @Mutation(() => SubscriptionType, { description: 'Undo a cancellation before the period ends.' })
  async resumeSubscription(@Ctx() context: Context) {
    return this.present(await this.subscriptions.resume(requireViewer(context).accountId));
  }

  @Mutation(() => SubscriptionType, {
    description:
      'Change to another plan. An upgrade takes effect at once and charges the difference for the rest of the period; any other change takes effect at the end of the period. Naming the current plan cancels a scheduled change.',
  })
  @RateLimit(paymentLimit)
  async changePlan(@Arg('input', () => ChangePlanInput) input: ChangePlanInput, @Ctx() context: Context) {
    return this.present(await this.subscriptions.changePlan(requireViewer(context).accountId, input.planId));
  }

  @Mutation(() => SubscriptionType, {
    description: 'Change the payment method, and pay any open invoice with it at once.',
  })
  @RateLimit(paymentLimit)
  async updatePaymentMethod(
    @Arg('input', () => UpdatePaymentMethodInput) { paymentMethod }: UpdatePaymentMethodInput,
    @Ctx() context: Context,
  ) {
    const { accountId } = requireViewer(context);
    return this.present(await this.subscriptions.updatePaymentMethod(accountId, paymentMethod));
  }

  @Mutation(() => SubscriptionType, {
    description:
      'Pay an open invoice, or reactivate a suspended subscription. Does nothing when nothing is owed.',
  })
  @RateLimit(paymentLimit)
  async payOutstanding(@Ctx() context: Context) {
    return this.present(await this.subscriptions.payOutstanding(requireViewer(context).accountId));
  }

  @FieldResolver(() => PlanType, {
    nullable: true,
    description: 'The plan from the next period on, when it differs.',
  })
  async scheduledPlan(@Root() { scheduledPlanId }: SubscriptionType) {
    if (scheduledPlanId === null) return null;
    return (await this.subscriptions.plans()).find(({ id }) => id === scheduledPlanId);
  }

  @FieldResolver(() => PlanType)
  async plan(@Root() subscription: SubscriptionType) {
    const plans = await this.subscriptions.plans();
    return plans.find(({ id }) => id === subscription.planId);
  }

  private present(subscription: Subscription): SubscriptionType {
    return presentSubscription(subscription, this.clock.now());
  }
}

/** An account's subscription, as a field of the account. */
@Resolver(() => AccountType)
export class AccountSubscriptionResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => SubscriptionType, { nullable: true })
  async subscription(@Root() account: AccountType, @Ctx() context: Context) {
    const subscription = await context.loaders.subscriptionByAccountId.load(account.id);
    return subscription && presentSubscription(subscription, this.clock.now());
  }
}

/** The same for administrators. */
@Resolver(() => AdminAccountType)
export class AdminAccountSubscriptionResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => SubscriptionType, { nullable: true })
  async subscription(@Root() account: AdminAccountType, @Ctx() context: Context) {
    const subscription = await context.loaders.subscriptionByAccountId.load(account.id);
    return subscription && presentSubscription(subscription, this.clock.now());
  }
}

export function presentSubscription(subscription: Subscription, now: Date): SubscriptionType {
  const { id, accountId, planId, scheduledPlanId, state, period, graceEndsAt, trialEndsAt } =
    subscription.snapshot;
  return {
    id,
    accountId,
    planId,
    scheduledPlanId,
    state,
    currentPeriodStart: period.start,
    currentPeriodEnd: period.end,
    graceEndsAt,
    trialEndsAt,
    cancelAtPeriodEnd: state === 'CANCELLED',
    hasAccess: subscription.hasAccess(now),
    accessUntil: subscription.accessUntil(now),
    nextAction: subscription.state.nextAction,
    nextActionAt: subscription.dueAt,
  };
}
