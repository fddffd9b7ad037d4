import { graphql } from '../generated/index.js';

export const StartPlayback = graphql(`
  mutation StartPlayback($input: StartPlaybackInput!) {
    startPlayback(input: $input) {
      sessionId
      manifestUrl
      expiresAt
      resumePositionSeconds
      heartbeatIntervalSeconds
    }
  }
`);

export const HeartbeatPlayback = graphql(`
  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {
    heartbeatPlayback(input: $input) {
      sessionId
      manifestUrl
      expiresAt
      resumePositionSeconds
      heartbeatIntervalSeconds
    }
  }
`);

export const StopPlayback = graphql(`
  mutation StopPlayback($input: StopPlaybackInput!) {
    stopPlayback(input: $input) { sessionId }
  }
`);

export const PlaybackSessions = graphql(`
  query PlaybackSessions {
    playbackSessions {
      sessionId
      title { id name }
      profile { id name }
      deviceName
      isThisDevice
      startedAt
      lastHeartbeatAt
    }
  }
`);
