import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** How answers are kept: entities by their id, and pages of a list as one list. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: { Title: ['Movie', 'Series', 'Episode'] },
    typePolicies: {
      Query: {
        fields: {
          continueWatching: relayStylePagination(['profileId']),
          notifications: relayStylePagination(['unreadOnly']),
          recommendations: relayStylePagination(['profileId', 'strategy']),
          search: relayStylePagination(['query', 'filter', 'profileId']),
          titles: relayStylePagination(['filter', 'orderBy', 'profileId']),
          watchHistory: relayStylePagination(['profileId']),
          watchlist: relayStylePagination(['profileId']),
        },
      },
      AccountSubscription: {
        fields: { history: relayStylePagination(), invoices: relayStylePagination() },
      },
      Season: { fields: { episodes: relayStylePagination() } },
      Artwork: { merge: true },
      // Rails of two profiles may have the same id.
      HomeRail: { keyFields: false },
      Playback: { keyFields: ['sessionId'] },
      PlaybackSession: { keyFields: ['sessionId'] },
    },
  });
}
