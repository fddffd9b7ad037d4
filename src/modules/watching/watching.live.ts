import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.js';
import { defineTopic, type LiveEvent } from '../../platform/events/live-topics.js';
import type { ProgressRecordedPayload } from './domain/watching-events.js';
import { WatchProgressUpdatedType } from './watching.types.js';

/** What a profile watches as it happens, under the profile's id. */
export const watchProgressTopic = defineTopic<ProgressRecordedPayload>('watch-progress');

interface Source {
  readonly args: { readonly profileId: string; readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver()
export class WatchingLiveResolver {
  @Subscription(() => WatchProgressUpdatedType, {
    description:
      'A profile moves on in a title, on whichever device. With `after`, what was missed since comes first.',
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(watchProgressTopic, args.profileId, { after: args.after ?? undefined }),
  })
  watchProgressUpdated(
    @Root() { id, occurredAt, payload }: LiveEvent<ProgressRecordedPayload>,
    @Arg('profileId', () => ID) _profileId: string,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): WatchProgressUpdatedType {
    return { ...payload, id, occurredAt, share: payload.positionSeconds / payload.durationSeconds };
  }
}
