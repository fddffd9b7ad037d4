import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { AnswersFromEvent } from '../../graphql/execution/answers-from-event.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../graphql/rate-limits/live-limit.js';
import { defineTopic, type LiveEvent, type LiveTopics } from '../../platform/events/live-topics.js';
import type { Notification } from './domain/notification.js';
import type { NotificationAnnouncer } from './notification.service.js';
import { NotificationReceivedType } from './notification.types.js';

/** JSON has no dates, so the time is passed separately. */
type Told = Pick<Notification, 'topic' | 'title' | 'body'>;

/** New notifications, keyed by account id. */
const notificationReceivedTopic = defineTopic<Told>('notification-received');

export function createLiveNotificationAnnouncer(liveTopics: LiveTopics): NotificationAnnouncer {
  return {
    announce: ({ id, accountId, createdAt, topic, title, body }) =>
      liveTopics.publish(notificationReceivedTopic, accountId, {
        id,
        occurredAt: createdAt,
        payload: { topic, title, body },
      }),
  };
}

interface Source {
  readonly args: { readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver()
export class NotificationLiveResolver {
  @Subscription(() => NotificationReceivedType, {
    description: "New notifications in the account's inbox. With `after`, missed events are sent first.",
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(notificationReceivedTopic, requireViewer(context).accountId, {
        after: args.after ?? undefined,
      }),
  })
  @RateLimit(liveLimit)
  @AnswersFromEvent()
  notificationReceived(
    @Root() { id, occurredAt, payload }: LiveEvent<Told>,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): NotificationReceivedType {
    return { id, occurredAt, notification: { ...payload, id, createdAt: occurredAt, readAt: null } };
  }
}
