import { graphql } from '../generated/index.js';

export const Inbox = graphql(`
  query Inbox($after: String) {
    notifications(first: 20, after: $after) {
      edges { cursor node { ...NotificationParts } }
      pageInfo { endCursor hasNextPage }
    }
  }

  fragment NotificationParts on Notification {
    id
    topic
    title
    body
    createdAt
    readAt
  }
`);

export const NotificationReceived = graphql(`
  subscription NotificationReceived($after: ID) {
    notificationReceived(after: $after) { id notification { ...NotificationParts } }
  }
`);

export const MarkNotificationsRead = graphql(`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { __typename id unreadNotificationCount }
  }
`);
