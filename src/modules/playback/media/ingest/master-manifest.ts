import type { StreamRate } from './measure-stream.js';
import type { Rendition } from './rendition-ladder.js';
import { AUDIO_FOLDER, folderOf, MEDIA_MANIFEST } from './transcode-parameters.js';

/** A finished rendition. */
export interface MadeRendition {
  readonly rendition: Rendition;
  readonly rate: StreamRate;
  readonly codec: string;
}

export interface MadeFilm {
  /** In ascending order. */
  readonly renditions: readonly MadeRendition[];
  /** Null without sound. */
  readonly audio: StreamRate | null;
  /** As a fraction. */
  readonly frameRate: string;
}

const AUDIO_CODEC = 'mp4a.40.2';
const AUDIO_GROUP = 'audio';

/** The master playlist, with the available renditions (RFC 8216, 4.3.4). */
export function masterManifest({ renditions, audio, frameRate }: MadeFilm): string {
  const sound = audio
    ? [
        `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="${AUDIO_GROUP}",NAME="Main",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="${AUDIO_FOLDER}/${MEDIA_MANIFEST}"`,
      ]
    : [];
  const pictures = renditions.flatMap((made) => [
    `#EXT-X-STREAM-INF:${attributesOf(made, audio, frameRate)}`,
    `${folderOf(made.rendition)}/${MEDIA_MANIFEST}`,
  ]);
  // The first version that allows MP4 fragments in more than I-frame playlists.
  const lines = ['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-INDEPENDENT-SEGMENTS', ...sound, ...pictures];
  return `${lines.join('\n')}\n`;
}

function attributesOf(
  { rendition, rate, codec }: MadeRendition,
  audio: StreamRate | null,
  frameRate: string,
) {
  const [frames = 0, seconds = 1] = frameRate.split('/').map(Number);
  return [
    `BANDWIDTH=${rate.peak + (audio?.peak ?? 0)}`,
    `AVERAGE-BANDWIDTH=${rate.average + (audio?.average ?? 0)}`,
    `CODECS="${audio ? `${codec},${AUDIO_CODEC}` : codec}"`,
    `RESOLUTION=${rendition.width}x${rendition.height}`,
    `FRAME-RATE=${(frames / seconds).toFixed(3)}`,
    ...(audio ? [`AUDIO="${AUDIO_GROUP}"`] : []),
  ].join(',');
}
