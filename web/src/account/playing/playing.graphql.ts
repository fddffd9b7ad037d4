import { graphql } from '../../generated/index.js';

export const PlayingNow = graphql(`
  query PlayingNow {
    playbackSessions {
      sessionId
      deviceName
      isThisDevice
      startedAt
      profile { ...ProfileParts }
      title {
        id
        name
        artwork { backdropUrl }
        ... on Episode { seasonNumber episodeNumber series { id name } }
      }
    }
  }
`);

export const StopStream = graphql(`
  mutation StopStream($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }
`);

export const StreamEnded = graphql(`
  subscription StreamEnded($after: ID) { playbackEnded(after: $after) { id sessionId } }
`);
