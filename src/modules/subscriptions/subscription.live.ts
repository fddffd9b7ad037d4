import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { AnswersFromEvent } from '../../graphql/execution/answers-from-event.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../graphql/rate-limits/live-limit.js';
import { defineTopic, type LiveEvent, type LiveTopics } from '../../platform/events/live-topics.js';
import type { Clock } from '../../shared/clock.js';
import type { SubscriptionChange, SubscriptionChanged } from './domain/subscription-events.js';
import type { SubscriptionContext } from './subscription.loaders.js';
import { presentSubscription } from './subscription.resolver.js';
import { SubscriptionType } from './subscription.types.js';
import { SubscriptionChangedType } from './subscription-live.types.js';

/** Administrators' reasons are not shown to viewers. */
type PublicChange = Omit<SubscriptionChange, 'reason'>;

/** The changes of a subscription, keyed by account id. */
const subscriptionChangedTopic = defineTopic<PublicChange>('subscription-changed');

export async function publishSubscriptionChange(
  liveTopics: LiveTopics,
  { payload: { reason: _reason, ...payload }, ...event }: SubscriptionChanged,
): Promise<void> {
  await liveTopics.publish(subscriptionChangedTopic, payload.accountId, { ...event, payload });
}

interface Source {
  readonly args: { readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver(() => SubscriptionChangedType)
export class SubscriptionLiveResolver {
  constructor(private readonly clock: Clock) {}

  @Subscription(() => SubscriptionChangedType, {
    description:
      "State changes of the account's subscription, such as paid, changed, suspended or ended. With `after`, missed events are sent first.",
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(subscriptionChangedTopic, requireViewer(context).accountId, {
        after: args.after ?? undefined,
      }),
  })
  @RateLimit(liveLimit)
  @AnswersFromEvent()
  subscriptionChanged(
    @Root() { id, occurredAt, payload }: LiveEvent<PublicChange>,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): SubscriptionChangedType {
    const { accountId, event, from, to } = payload;
    return { id, occurredAt, accountId, event, from, to };
  }

  @FieldResolver(() => SubscriptionType, { nullable: true, description: 'Its current state.' })
  async subscription(@Root() { accountId }: SubscriptionChangedType, @Ctx() context: SubscriptionContext) {
    const subscription = await context.loaders.subscriptionByAccountId.load(accountId);
    return subscription && presentSubscription(subscription, this.clock.now());
  }
}
