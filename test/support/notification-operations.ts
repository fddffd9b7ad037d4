import { graphql } from '../generated/index.js';

export const Notifications = graphql(`
  query Notifications($first: Int, $after: String, $unreadOnly: Boolean) {
    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {
      edges { node { id topic title body createdAt readAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const UnreadCount = graphql(`
  query UnreadCount {
    me { unreadNotificationCount }
  }
`);

export const MarkNotificationsRead = graphql(`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { id unreadNotificationCount }
  }
`);

export const NotificationReceived = graphql(`
  subscription NotificationReceived($after: ID) {
    notificationReceived(after: $after) {
      id
      occurredAt
      notification { id topic title body createdAt readAt }
    }
  }
`);
