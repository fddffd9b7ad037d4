import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.js';
import { AnswersFromEvent } from '../../graphql/execution/answers-from-event.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../graphql/rate-limits/live-limit.js';
import { defineTopic, type LiveEvent, type LiveTopics } from '../../platform/events/live-topics.js';
import { type CatalogContext, type Title, TitleType } from '../catalog/index.js';
import type { PositionsRecorded, RecordedPosition } from './domain/watching-events.js';
import type { WatchingService } from './watching.service.js';
import { WatchProgressUpdatedType } from './watching.types.js';

/** The live progress of a profile, keyed by profile id. */
export const watchProgressTopic = defineTopic<RecordedPosition>('watch-progress', {
  newestOf: ({ titleId }) => titleId,
});

/** Publishes new positions to the devices of their profiles. Publishing an event twice delivers it once. */
export async function publishProgress(
  liveTopics: LiveTopics,
  { id, payload }: PositionsRecorded,
): Promise<void> {
  const publications = payload.positions.map((position, index) =>
    liveTopics.publish(watchProgressTopic, position.profileId, {
      id: `${id}-${index}`,
      occurredAt: new Date(position.observedAt),
      payload: position,
    }),
  );
  await Promise.all(publications);
}

interface Source {
  readonly args: { readonly profileId: string; readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver(() => WatchProgressUpdatedType)
export class WatchingLiveResolver {
  constructor(private readonly watching: WatchingService) {}

  @Subscription(() => WatchProgressUpdatedType, {
    description:
      "A profile's progress in titles, from all devices. With `after`, missed events are sent first.",
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(watchProgressTopic, args.profileId, { after: args.after ?? undefined }),
  })
  @RateLimit(liveLimit)
  @AnswersFromEvent()
  watchProgressUpdated(
    @Root() { id, occurredAt, payload }: LiveEvent<RecordedPosition>,
    @Arg('profileId', () => ID) _profileId: string,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): WatchProgressUpdatedType {
    return { ...payload, id, occurredAt, share: payload.positionSeconds / payload.durationSeconds };
  }

  @FieldResolver(() => TitleType, {
    nullable: true,
    description: "Null when the title has left the catalog, or is above the profile's maturity limit.",
  })
  async title(
    @Root() { profileId, titleId }: WatchProgressUpdatedType,
    @Ctx() context: CatalogContext,
  ): Promise<Title | null> {
    return this.watching.ifVisible(profileId, await context.loaders.titleById.load(titleId));
  }
}
