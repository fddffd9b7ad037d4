import { graphql } from '../../generated/index.js';

export const SubscriptionSteps = graphql(`
  query SubscriptionSteps($after: String) {
    mySubscription {
      id
      history(first: 5, after: $after) {
        edges { cursor node { id event to occurredAt plan { id name } } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);
