import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { segmentsOf } from './media-manifest.js';
import { MEDIA_MANIFEST, SEGMENT_SECONDS } from './transcode-parameters.js';

/** The bit rates of a rendition, in bits per second. */
export interface StreamRate {
  /** In its largest segment. Segments less than half as long as others, such as the last, are ignored. */
  readonly peak: number;
  readonly average: number;
}

/** @param folder of one rendition, as written by ffmpeg */
export async function measureRate(folder: string): Promise<StreamRate> {
  const segments = segmentsOf(await readFile(join(folder, MEDIA_MANIFEST), 'utf8'));
  const measured = await Promise.all(
    segments.map(async ({ name, seconds }) => ({ seconds, bits: (await stat(join(folder, name))).size * 8 })),
  );
  const bits = measured.reduce((sum, segment) => sum + segment.bits, 0);
  const seconds = measured.reduce((sum, segment) => sum + segment.seconds, 0);
  const representative = measured.filter((segment) => segment.seconds >= SEGMENT_SECONDS / 2);
  const counted = representative.length > 0 ? representative : measured;
  return {
    peak: Math.ceil(Math.max(...counted.map((segment) => segment.bits / segment.seconds))),
    average: Math.ceil(bits / seconds),
  };
}

const CONFIGURATION = 'avcC';
/** The offset from the box's name: its version, then the three bytes of the codec. */
const CODEC_OFFSET = CONFIGURATION.length + 1;

/**
 * The codec of a video for playlists, such as `avc1.640020` (RFC 6381; ISO/IEC 14496-15, 5.3.3.1).
 * @param initialSegment the initialization section
 * @throws Error when it contains no H.264
 */
export function videoCodecOf(initialSegment: Buffer): string {
  const box = initialSegment.indexOf(CONFIGURATION, 0, 'latin1');
  if (box === -1) throw new Error('The initialization segment has no H.264 configuration.');
  const codec = initialSegment.subarray(box + CODEC_OFFSET, box + CODEC_OFFSET + 3);
  return `avc1.${codec.toString('hex')}`;
}
