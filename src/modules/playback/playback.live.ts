import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { AnswersFromEvent } from '../../graphql/execution/answers-from-event.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../graphql/rate-limits/live-limit.js';
import { defineTopic, type LiveEvent, type LiveTopics } from '../../platform/events/live-topics.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { StreamEnding } from './domain/stream.js';
import { PlaybackEndedType } from './playback.types.js';

interface PlaybackEnd {
  readonly reason: StreamEnding;
  /** Null, or missing in messages of older versions: all streams of the account. */
  readonly sessionId?: string | null;
}

/** The ends of streams, keyed by account id. */
const playbackEndedTopic = defineTopic<PlaybackEnd>('playback-ended');

/**
 * Tells one player of the account to stop, or without a session all of them. Repeating it for the same cause and
 * session delivers it once.
 */
export async function endPlayback(
  liveTopics: LiveTopics,
  accountId: string,
  { reason, sessionId = null }: PlaybackEnd,
  { id, occurredAt }: Pick<DomainEvent, 'id' | 'occurredAt'>,
): Promise<void> {
  await liveTopics.publish(playbackEndedTopic, accountId, { id, occurredAt, payload: { reason, sessionId } });
}

interface Source {
  readonly args: { readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver()
export class PlaybackLiveResolver {
  @Subscription(() => PlaybackEndedType, {
    description:
      "The end of one of the account's streams, for example because another one took it over, or of all of them, for example because the subscription was suspended. With `after`, missed events are sent first.",
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(playbackEndedTopic, requireViewer(context).accountId, {
        after: args.after ?? undefined,
      }),
  })
  @RateLimit(liveLimit)
  @AnswersFromEvent()
  playbackEnded(
    @Root() { id, occurredAt, payload }: LiveEvent<PlaybackEnd>,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): PlaybackEndedType {
    return { id, occurredAt, reason: payload.reason, sessionId: payload.sessionId ?? null };
  }
}
