import { InvalidArgumentError } from 'commander';
import {
  qualitiesUpTo,
  VIDEO_QUALITIES,
  type VideoQuality,
} from '../../src/modules/playback/media/video-quality.js';

/**
 * The best of the qualities. A viewer with one quality also has those below it, so none of these can be left out.
 * @throws InvalidArgumentError
 */
export function parseQualities(text: string): VideoQuality {
  const best = VIDEO_QUALITIES.find((quality) => qualitiesUpTo(quality).join(',') === text.toUpperCase());
  if (best) return best;
  const lists = VIDEO_QUALITIES.map((quality) => qualitiesUpTo(quality).join(','));
  throw new InvalidArgumentError(`Give one of ${lists.join(' ')}.`);
}
