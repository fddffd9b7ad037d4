import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { defineTopic, type LiveEvent, type LiveTopics } from '../../platform/events/live-topics.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { PlaybackEndedType, type PlaybackEndReason } from './playback.types.js';

interface PlaybackEnd {
  readonly reason: PlaybackEndReason;
}

/** The ends of streams, under the account's id. */
const playbackEndedTopic = defineTopic<PlaybackEnd>('playback-ended');

/** Tells the account's players to stop. @param cause what took the access away */
export async function endPlayback(
  liveTopics: LiveTopics,
  accountId: string,
  reason: PlaybackEndReason,
  { id, occurredAt }: DomainEvent,
): Promise<void> {
  await liveTopics.publish(playbackEndedTopic, accountId, { id, occurredAt, payload: { reason } });
}

interface Source {
  readonly args: { readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver()
export class PlaybackLiveResolver {
  @Subscription(() => PlaybackEndedType, {
    description:
      "The account's streams have to end, such as because its subscription was suspended. With `after`, what was missed since comes first.",
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(playbackEndedTopic, requireViewer(context).accountId, {
        after: args.after ?? undefined,
      }),
  })
  playbackEnded(
    @Root() { id, occurredAt, payload }: LiveEvent<PlaybackEnd>,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): PlaybackEndedType {
    return { id, occurredAt, reason: payload.reason };
  }
}
