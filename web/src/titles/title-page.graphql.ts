import { graphql } from '../generated/index.js';

export const TitlePage = graphql(`
  query TitlePage($id: ID!, $profileId: ID!) {
    title(id: $id, profileId: $profileId) { ...TitleDetails }
    similarTitles(titleId: $id, profileId: $profileId, first: 18) {
      title { ...ProfileTitleCard }
    }
  }

  fragment TitleDetails on Title {
    ...ProfileTitleCard
    synopsis
    studio
    minimumAge
    voteCount
    runtimeIsEstimated
    credits { name personId role }
    ... on Series {
      seasons {
        id
        number
        name
        episodeCount
        episodes(first: 50) {
          edges { cursor node { ...EpisodeRow } }
          pageInfo { endCursor hasNextPage }
        }
      }
    }
    ... on Episode {
      seasonNumber
      episodeNumber
      series { id name }
    }
  }

  fragment EpisodeRow on Title {
    id
    name
    synopsis
    runtimeSeconds
    artwork { backdropUrl posterUrl }
    ... on Episode { seasonNumber episodeNumber }
  }
`);

export const MoreEpisodes = graphql(`
  query MoreEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {
    title(id: $id, profileId: $profileId) {
      id
      ... on Series {
        season(number: $number) {
          id
          episodes(first: 50, after: $after) {
            edges { cursor node { ...EpisodeRow } }
            pageInfo { endCursor hasNextPage }
          }
        }
      }
    }
  }
`);

export const Watchlist = graphql(`
  query Watchlist($profileId: ID!, $after: String) {
    watchlist(profileId: $profileId, first: 60, after: $after) {
      edges { cursor node { ...ProfileTitleCard } }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

export const AddToWatchlist = graphql(`
  mutation AddToWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {
    addToWatchlist(input: $input) { id ...Listed }
  }
`);

export const RemoveFromWatchlist = graphql(`
  mutation RemoveFromWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {
    removeFromWatchlist(input: $input) { id ...Listed }
  }
`);

export const RemoveRating = graphql(`
  mutation RemoveRating($input: TitleOfProfileInput!) {
    removeRating(input: $input) { id }
  }
`);

export const RateTitle = graphql(`
  mutation RateTitle($input: RateTitleInput!) {
    rateTitle(input: $input) { __typename opinion }
  }
`);
