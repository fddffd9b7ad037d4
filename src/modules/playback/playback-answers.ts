import type { Viewer } from '../../shared/viewer.js';
import { StreamLimitReachedError } from './domain/playback-errors.js';
import type { LiveStream, Stream } from './domain/stream.js';
import type { ManifestUrls } from './media/manifest-urls.js';
import type { Playback } from './playback.js';
import type { Admission } from './playback-admission.js';
import type { DescribeStreams } from './sessions/replaceable-streams.js';
import type { NoRoom } from './sessions/stream-leases.js';
import type { StreamSeal } from './sessions/stream-seal.js';

export interface PlaybackAnswersOptions {
  readonly manifestUrls: ManifestUrls;
  readonly seal: StreamSeal;
  readonly describe: DescribeStreams;
  readonly heartbeatSeconds: number;
}

/** The player that found no free slot. */
interface RefusedPlayer {
  readonly limit: number;
  readonly viewer: Viewer;
  readonly profileId: string;
}

export type PlaybackAnswers = ReturnType<typeof createPlaybackAnswers>;

/** The answer to a player: how to continue, or which streams block it. */
export function createPlaybackAnswers({
  manifestUrls,
  seal,
  describe,
  heartbeatSeconds,
}: PlaybackAnswersOptions) {
  return {
    /** Grants a URL that is valid for a while; each heartbeat returns a new one. */
    async granted(
      stream: Stream,
      { folder, quality }: Admission,
      resumePositionSeconds: number,
    ): Promise<Playback> {
      const { url, expiresAt } = await manifestUrls.sign({ playbackSessionId: stream.id, folder, quality });
      return {
        sessionId: seal.seal(stream),
        manifestUrl: url,
        expiresAt,
        resumePositionSeconds,
        heartbeatIntervalSeconds: heartbeatSeconds,
      };
    },

    async limitReached({ streams }: NoRoom, { limit, viewer, profileId }: RefusedPlayer): Promise<never> {
      const { accountId, sessionId: deviceSessionId } = viewer;
      const caller = { accountId, deviceSessionId, profileId };
      const described = await describe(visibleStreams(streams, viewer), caller);
      throw new StreamLimitReachedError(limit, described);
    },
  };
}

/** The streams that the viewer may see. */
export function visibleStreams(
  streams: readonly LiveStream[],
  { boundProfileId }: Pick<Viewer, 'boundProfileId'>,
): LiveStream[] {
  return streams.filter(({ profileId }) => boundProfileId === null || boundProfileId === profileId);
}
