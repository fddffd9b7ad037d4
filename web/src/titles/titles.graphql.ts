import { graphql } from '../generated/index.js';

/** What a poster tells of a title, to whomever. */
export const TitleCard = graphql(`
  fragment TitleCard on Title {
    id
    kind
    name
    releaseYear
    runtimeSeconds
    maturityRating
    averageRating
    requiredTier
    artwork { posterUrl backdropUrl }
    genres { id name }
  }
`);

/** The same for a profile, with how the title stands with it. */
export const ProfileTitleCard = graphql(`
  fragment ProfileTitleCard on Title {
    ...TitleCard
    ...Listed
    ...Rated
  }
`);

/** Whether a title is on the list of a profile. */
export const Listed = graphql(`
  fragment Listed on Title {
    onWatchlist(profileId: $profileId)
  }
`);

/** What a profile thinks of a title. */
export const Rated = graphql(`
  fragment Rated on Title {
    myRating(profileId: $profileId) { __typename opinion }
  }
`);
