/** What a notification is about. */
export type NotificationTopic = 'ACCOUNT' | 'SUBSCRIPTION';

/** What the owner of an account is told. */
export interface Notification {
  /** That of the event that it tells of. */
  readonly id: string;
  readonly accountId: string;
  readonly topic: NotificationTopic;
  readonly title: string;
  /** Plain text; paragraphs are separated by an empty line. */
  readonly body: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** What somebody is told, in words. */
export interface NotificationMessage {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** An event, as far as a notification tells of it. */
export interface NotificationCause {
  readonly id: string;
  readonly occurredAt: Date;
  readonly payload: { readonly accountId: string };
}

/** A notification of an event, still to be read. */
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
