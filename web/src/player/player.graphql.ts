import { graphql } from '../generated/index.js';

export const Playable = graphql(`
  query Playable($id: ID!, $profileId: ID!) {
    title(id: $id, profileId: $profileId) {
      id
      kind
      name
      runtimeSeconds
      creditsStartSeconds
      artwork { backdropUrl posterUrl }
      ... on Episode {
        seasonNumber
        episodeNumber
        series {
          id
          name
          seasons { id number episodes(first: 100) { edges { cursor node { ...EpisodeName } } pageInfo { endCursor hasNextPage } } }
        }
      }
    }
  }

  fragment EpisodeName on Title {
    id
    name
    ... on Episode { seasonNumber episodeNumber }
  }
`);

export const FurtherEpisodes = graphql(`
  query FurtherEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {
    title(id: $id, profileId: $profileId) {
      id
      ... on Series {
        season(number: $number) {
          id
          episodes(first: 100, after: $after) {
            edges { cursor node { ...EpisodeName } }
            pageInfo { endCursor hasNextPage }
          }
        }
      }
    }
  }
`);

export const StartPlayback = graphql(`
  mutation StartPlayback($input: StartPlaybackInput!) {
    startPlayback(input: $input) { ...PlaybackParts }
  }

  fragment PlaybackParts on Playback {
    sessionId
    manifestUrl
    expiresAt
    resumePositionSeconds
    heartbeatIntervalSeconds
  }
`);

export const HeartbeatPlayback = graphql(`
  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {
    heartbeatPlayback(input: $input) { ...PlaybackParts }
  }
`);

export const StopPlayback = graphql(`
  mutation StopPlayback($input: StopPlaybackInput!) {
    stopPlayback(input: $input) { sessionId }
  }
`);

export const PlaybackEnded = graphql(`
  subscription PlaybackEnded($after: ID) {
    playbackEnded(after: $after) { id sessionId reason }
  }
`);
