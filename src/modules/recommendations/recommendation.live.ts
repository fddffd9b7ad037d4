import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { type Connection, pageRequest } from '../../graphql/connection.js';
import type { RequestContext } from '../../graphql/context.js';
import { AnswersFromEvent } from '../../graphql/execution/answers-from-event.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../graphql/rate-limits/live-limit.js';
import { defineTopic, type LiveEvent, type LiveTopics } from '../../platform/events/live-topics.js';
import { presentRecommendations } from './recommendation.resolver.js';
import type { RecommendationService } from './recommendation.service.js';
import { RecommendationConnectionType, type RecommendationType } from './recommendation.types.js';
import { RecommendationsRefreshedType } from './recommendation-live.types.js';
import type { RecommendationsRefreshed, RefreshAnnouncer } from './refresh-announcer.js';

/** Keyed by profile id. */
export const recommendationsRefreshedTopic =
  defineTopic<RecommendationsRefreshed>('recommendations-refreshed');

export function createLiveRefreshAnnouncer(liveTopics: LiveTopics): RefreshAnnouncer {
  return {
    announce: (announcement) =>
      liveTopics.publish(recommendationsRefreshedTopic, announcement.payload.profileId, announcement),
  };
}

interface Source {
  readonly args: { readonly profileId: string; readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver(() => RecommendationsRefreshedType)
export class RecommendationLiveResolver {
  constructor(private readonly service: RecommendationService) {}

  @Subscription(() => RecommendationsRefreshedType, {
    description: "A profile's recommendations were refreshed. With `after`, missed events are sent first.",
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(recommendationsRefreshedTopic, args.profileId, {
        after: args.after ?? undefined,
      }),
  })
  @RateLimit(liveLimit)
  @AnswersFromEvent()
  recommendationsRefreshed(
    @Root() { id, occurredAt, payload }: LiveEvent<RecommendationsRefreshed>,
    @Arg('profileId', () => ID) _profileId: string,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): RecommendationsRefreshedType {
    const { profileId, modelVersion, reason } = payload;
    return { id, occurredAt, profileId, modelVersion, reason };
  }

  @FieldResolver(() => RecommendationConnectionType, { description: 'The top of the new recommendations.' })
  async recommendations(
    @Root() { profileId }: RecommendationsRefreshedType,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Ctx() { region }: RequestContext,
  ): Promise<Connection<RecommendationType>> {
    return presentRecommendations(
      await this.service.recommend(profileId, 'HYBRID', pageRequest(first, null), region),
    );
  }
}
