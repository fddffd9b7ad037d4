/** The subject of a notification. */
export type NotificationTopic = 'ACCOUNT' | 'SUBSCRIPTION';

/** A message to the owner of an account. */
export interface Notification {
  /** The id of the event that caused it. */
  readonly id: string;
  readonly accountId: string;
  readonly topic: NotificationTopic;
  readonly title: string;
  /** Plain text; paragraphs are separated by an empty line. */
  readonly body: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** The text of a message. */
export interface NotificationMessage {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The part of an event that a notification is made from. */
export interface NotificationCause {
  readonly id: string;
  readonly occurredAt: Date;
  readonly payload: { readonly accountId: string };
}

/** Creates an unread notification of an event. */
export function createNotification(
  topic: NotificationTopic,
  { id, occurredAt, payload: { accountId } }: NotificationCause,
  { subject, paragraphs }: NotificationMessage,
): Notification {
  return {
    id,
    accountId,
    topic,
    title: subject,
    body: paragraphs.join('\n\n'),
    createdAt: occurredAt,
    readAt: null,
  };
}
