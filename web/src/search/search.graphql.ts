import { graphql } from '../generated/index.js';

export const Search = graphql(`
  query Search($query: String!, $filter: TitleFilter!, $profileId: ID!, $after: String) {
    search(query: $query, filter: $filter, profileId: $profileId, first: 40, after: $after) {
      totalCount
      edges { cursor node { ...ProfileTitleCard } }
      pageInfo { endCursor hasNextPage }
      facets {
        genres { count genre { id name } }
        kinds { count kind }
        decades { count decade }
      }
    }
  }
`);

export const Browse = graphql(`
  query Browse($filter: TitleFilter!, $profileId: ID!, $after: String) {
    titles(filter: $filter, profileId: $profileId, first: 40, after: $after) {
      edges { cursor node { ...ProfileTitleCard } }
      pageInfo { endCursor hasNextPage }
    }
    genres { id name titleCount }
  }
`);
