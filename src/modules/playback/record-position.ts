import type { Logger } from '../../platform/telemetry/logger.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import type { Stream } from './domain/stream.js';
import type { PlaybackProgress, PlayerPosition } from './playback.js';

/** Stores the position of a stream's player. @returns the position to resume from */
export type RecordPosition = (stream: Stream, position: PlayerPosition) => Promise<number>;

/** Failures are ignored: the next heartbeat brings another position. */
export function createRecordPosition(
  progress: Pick<PlaybackProgress, 'record'>,
  logger: Logger,
): RecordPosition {
  return async ({ profileId, titleId }, position) => {
    try {
      return await progress.record(profileId, titleId, position);
    } catch (error) {
      if (error instanceof InvalidInputError) throw error;
      logger.warn({ err: error }, 'Storing the position of a player failed');
      return Math.max(position.positionSeconds, 0);
    }
  };
}
