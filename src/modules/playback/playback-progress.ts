import type { Clock } from '../../shared/clock.js';
import { resumePositionOf, type WatchingService } from '../watching/index.js';
import type { PlaybackProgress } from './playback.js';

export type WatchedPositions = Pick<WatchingService, 'recordStreamed' | 'resumePosition'>;

/** A heartbeat is a progress report of a player that was admitted before. */
export function createPlaybackProgress(watching: WatchedPositions, clock: Clock): PlaybackProgress {
  return {
    resumePosition: (profileId, titleId) => watching.resumePosition(profileId, titleId),
    async record(profileId, titleId, { positionSeconds, observedAt, sequence }) {
      const entry = {
        titleId,
        positionSeconds,
        observedAt: observedAt ?? clock.now(),
        sequence: sequence ?? 0,
      };
      const progress = await watching.recordStreamed(profileId, entry);
      return progress ? resumePositionOf(progress) : 0;
    },
  };
}
