import { graphql } from '../generated/index.js';

export const FilmsWithTier = graphql(`
  query FilmsWithTier($profileId: ID!) {
    titles(first: 100, filter: { kind: MOVIE }, profileId: $profileId) {
      edges { node { id name requiredTier } }
    }
  }
`);
