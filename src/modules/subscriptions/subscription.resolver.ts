import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import type { Clock } from '../../shared/clock.js';
import { AccountType, AdminAccountType } from '../accounts/index.js';
import type { Subscription } from './domain/subscription.js';
import type { SubscriptionContext } from './subscription.loaders.js';
import type { SubscriptionService } from './subscription.service.js';
import { PlanType, SubscribeInput, SubscriptionType } from './subscription.types.js';

type Context = RequestContext & SubscriptionContext;

@Resolver(() => SubscriptionType)
export class SubscriptionResolver {
  constructor(
    private readonly subscriptions: SubscriptionService,
    private readonly clock: Clock,
  ) {}

  @Query(() => [PlanType], { description: 'What can be subscribed to, the cheapest first.' })
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
  async subscribe(@Arg('input', () => SubscribeInput) input: SubscribeInput, @Ctx() context: Context) {
    return this.present(await this.subscriptions.subscribe(requireViewer(context).accountId, input));
  }

  @Mutation(() => SubscriptionType, { description: 'End the subscription with its current period.' })
  async cancelSubscription(@Ctx() context: Context) {
    return this.present(await this.subscriptions.cancel(requireViewer(context).accountId));
  }

  @Mutation(() => SubscriptionType, { description: 'Take a cancellation back before the period ends.' })
  async resumeSubscription(@Ctx() context: Context) {
    return this.present(await this.subscriptions.resume(requireViewer(context).accountId));
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

function presentSubscription(subscription: Subscription, now: Date): SubscriptionType {
  const { id, planId, state, period, graceEndsAt, trialEndsAt } = subscription.snapshot;
  const hasAccess = subscription.hasAccess(now);
  return {
    id,
    planId,
    state,
    currentPeriodStart: period.start,
    currentPeriodEnd: period.end,
    graceEndsAt,
    trialEndsAt,
    cancelAtPeriodEnd: state === 'CANCELLED',
    hasAccess,
    accessUntil: hasAccess ? period.end : null,
    nextAction: subscription.state.nextAction,
  };
}
