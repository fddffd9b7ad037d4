import { graphql } from '../generated/index.js';

export const Search = graphql(`
  query Search($query: String!, $filter: TitleFilter! = {}, $first: Int! = 20, $after: String, $profileId: ID) {
    search(query: $query, filter: $filter, first: $first, after: $after, profileId: $profileId) {
      edges {
        score
        cursor
        node { __typename id name kind }
        highlights { field fragments { text isMatch } }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
      facets {
        genres { genre { name } count }
        kinds { kind count }
        decades { decade count }
      }
    }
  }
`);
