import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { PlanChangeType } from './plan-change.types.js';
import type { SubscriptionContext } from './subscription.loaders.js';
import type { SubscriptionService } from './subscription.service.js';
import { SubscriptionType } from './subscription.types.js';

/** Previews of plan changes. */
@Resolver(() => SubscriptionType)
export class PlanChangeResolver {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @FieldResolver(() => PlanChangeType, {
    nullable: true,
    description: 'What `changePlan` would do and charge now; null when it would be refused.',
  })
  async planChange(
    @Root() { accountId }: SubscriptionType,
    @Arg('planId', () => ID) planId: string,
    @Ctx() { loaders }: SubscriptionContext,
  ): Promise<PlanChangeType | null> {
    const subscription = await loaders.subscriptionByAccountId.load(accountId);
    const preview = subscription && (await this.subscriptions.previewPlanChange(subscription, planId));
    if (!preview) return null;
    const { takesEffectAt, renewsAt } = preview;
    return { ...preview, isImmediate: takesEffectAt < renewsAt };
  }
}
