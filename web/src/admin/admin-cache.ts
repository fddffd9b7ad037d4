import { type ApolloCache, InMemoryCache, type TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** Says how answers of the admin namespace are kept, when its pages are first opened. */
export function addAdminPolicies(cache: ApolloCache): void {
  if (cache instanceof InMemoryCache) cache.policies.addTypePolicies(adminTypePolicies);
}

const adminTypePolicies: TypePolicies = {
  Admin: {
    // One namespace, of which each page asks for other parts.
    merge: true,
    fields: {
      accessLog: relayStylePagination(['filter']),
      accounts: relayStylePagination(['filter']),
      auditLog: relayStylePagination(['filter']),
      catalogImports: relayStylePagination(),
      deadLetters: relayStylePagination(['queue']),
      episodes: relayStylePagination(['seriesId', 'seasonNumber']),
      jobs: relayStylePagination(['queue', 'state']),
      titles: relayStylePagination(['status', 'query']),
    },
  },
  Queue: { keyFields: ['name'] },
  Job: { keyFields: ['queue', 'id'] },
  DeadLetter: { keyFields: ['queue', 'id'] },
  CacheStats: { keyFields: ['name'] },
  RateLimitBlock: { keyFields: ['kind', 'subject'] },
};
