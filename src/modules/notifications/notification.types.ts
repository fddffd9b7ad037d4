import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import type { Notification, NotificationTopic } from './domain/notification.js';

const NotificationTopicEnum: Record<NotificationTopic, NotificationTopic> = {
  ACCOUNT: 'ACCOUNT',
  SUBSCRIPTION: 'SUBSCRIPTION',
};
registerEnumType(NotificationTopicEnum, {
  name: 'NotificationTopic',
  description: 'What a notification is about.',
  valuesConfig: {
    ACCOUNT: { description: 'The account, its devices and its profiles: it may not have been its owner.' },
    SUBSCRIPTION: { description: 'The subscription and what it costs.' },
  },
});

@ObjectType('Notification', {
  description: 'What the owner of an account is told. It is kept for half a year.',
  simpleResolvers: true,
})
export class NotificationType implements Omit<Notification, 'accountId'> {
  @Field(() => ID)
  id!: string;

  @Field(() => NotificationTopicEnum)
  topic!: NotificationTopic;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'Paragraphs of plain text, with an empty line between.' })
  body!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is unread.' })
  readAt!: Date | null;
}

export const NotificationConnectionType = connectionType('Notification', () => NotificationType);

@InputType('MarkNotificationsReadInput')
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'Up to 100. Left out: all that there are now.' })
  ids?: string[] | null;
}

@ObjectType('NotificationReceived', { description: 'A notification came in.', simpleResolvers: true })
export class NotificationReceivedType {
  @Field(() => ID, { description: 'Pass it as `after` to catch up from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => NotificationType, { description: 'As it came in: unread.' })
  notification!: NotificationType;
}
