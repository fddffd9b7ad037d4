import type { StartPlaybackInput } from '../generated/graphql.js';
import * as playback from './playback-operations.js';
import type { Viewer } from './story.js';

/** Shortcuts for a player's requests. */
export function playerOf({ client }: Pick<Viewer, 'client'>) {
  return {
    start: async (input: StartPlaybackInput) =>
      (await client.send(playback.StartPlayback, { input })).startPlayback,
    heartbeat: async (sessionId: string, positionSeconds = 0) =>
      (await client.send(playback.HeartbeatPlayback, { input: { sessionId, positionSeconds } }))
        .heartbeatPlayback,
    stop: async (sessionId: string, positionSeconds: number | null = null) =>
      (await client.send(playback.StopPlayback, { input: { sessionId, positionSeconds } })).stopPlayback,
    playing: async () => (await client.send(playback.PlaybackSessions)).playbackSessions,
  };
}
