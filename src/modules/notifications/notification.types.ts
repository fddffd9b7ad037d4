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
    ACCOUNT: { description: 'Security-relevant activity on the account, its devices and its profiles.' },
    SUBSCRIPTION: { description: 'The subscription and its payments.' },
  },
});

@ObjectType('Notification', {
  description: 'A message to the owner of an account, kept for half a year.',
  simpleResolvers: true,
})
export class NotificationType implements Omit<Notification, 'accountId'> {
  @Field(() => ID)
  id!: string;

  @Field(() => NotificationTopicEnum)
  topic!: NotificationTopic;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'Plain text; paragraphs are separated by an empty line.' })
  body!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is unread.' })
  readAt!: Date | null;
}

export const NotificationConnectionType = connectionType('Notification', () => NotificationType);

@InputType('MarkNotificationsReadInput')
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'Up to 100. By default all current ones.' })
  ids?: string[] | null;
}

@ObjectType('NotificationReceived', { description: 'A notification arrived.', simpleResolvers: true })
export class NotificationReceivedType {
  @Field(() => ID, { description: 'Pass it as `after` to resume from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => NotificationType, { description: 'As it arrived: unread.' })
  notification!: NotificationType;
}
