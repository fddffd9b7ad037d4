import { graphql } from '../generated/index.js';

export const Welcome = graphql(`
  query Welcome {
    titles(first: 60, filter: { kind: MOVIE }) {
      edges { cursor node { ...TitleCard } }
      pageInfo { endCursor hasNextPage }
    }
    plans { ...PlanParts }
  }
`);
