import { graphql } from '../generated/index.js';

export const Home = graphql(`
  query Home($profileId: ID!) {
    home(profileId: $profileId, railSize: 20) {
      modelVersion
      rails { id kind title explanation items { ...ProfileTitleCard } }
    }
  }
`);

export const ContinueWatching = graphql(`
  query ContinueWatching($profileId: ID!) {
    continueWatching(profileId: $profileId, first: 20) {
      edges { cursor node { ...ContinueWatchingParts } }
      pageInfo { endCursor hasNextPage }
    }
  }

  fragment ContinueWatchingParts on ContinueWatchingItem {
    reason
    title { ...TitleCard }
    playable {
      id
      name
      ... on Episode { seasonNumber episodeNumber }
    }
    progress { positionSeconds durationSeconds }
  }
`);

export const RemoveFromContinueWatching = graphql(`
  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {
    removeFromContinueWatching(input: $input) { id }
  }
`);

export const WatchProgressUpdated = graphql(`
  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {
    watchProgressUpdated(profileId: $profileId, after: $after) {
      id
      positionSeconds
      durationSeconds
      state
      title { id }
    }
  }
`);

export const RecommendationsRefreshed = graphql(`
  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {
    recommendationsRefreshed(profileId: $profileId, after: $after) { id reason }
  }
`);

export const Explanations = graphql(`
  query Explanations($profileId: ID!) {
    recommendations(profileId: $profileId, first: 40) {
      edges { cursor node { ...ExplanationParts } }
      pageInfo { endCursor hasNextPage }
    }
  }

  fragment ExplanationParts on Recommendation {
    rank
    score
    title { id name }
    explanation {
      summary
      contributions {
        strategy
        weight
        rawScore
        weightedScore
        because { reason share title { id name } }
      }
    }
  }
`);

export const RecordImpressions = graphql(`
  mutation RecordImpressions($input: RecordImpressionsInput!) {
    recordImpressions(input: $input)
  }
`);
