import { inputParameters, parametersOf } from './input-parameters.js';
import type { Rendition } from './rendition-ladder.js';
import type { SourceMedia } from './source-media.js';
import type { Transcoding } from './transcoder.js';

/** The length of a segment; the last is shorter. */
export const SEGMENT_SECONDS = 4;
/** Relative to the folder of a quality. */
export const AUDIO_FOLDER = 'SD/audio';
export const MEDIA_MANIFEST = 'index.m3u8';
export const INITIAL_SEGMENT = 'init.mp4';

export function folderOf({ quality, name }: Rendition): string {
  return `${quality}/${name}`;
}

/**
 * The arguments of ffmpeg: read the film once, and write all renditions as HLS with fragmented MP4. Segments of all
 * renditions start at the same frames, so that players can switch there. Paths are relative to the working directory.
 */
export function transcodeParameters(
  transcoding: Pick<Transcoding, 'file' | 'source' | 'renditions'>,
): string[] {
  const { file, source, renditions } = transcoding;
  const pictures = renditions.flatMap((rendition, index) =>
    parametersOf({
      '-map': `[out${index}]`,
      ...videoOptions(rendition),
      ...ANONYMOUS,
      ...segmentOptions(folderOf(rendition)),
    }).concat(`${folderOf(rendition)}/${MEDIA_MANIFEST}`),
  );
  const sound =
    source.audioStream === null
      ? []
      : parametersOf({
          '-map': `0:${source.audioStream}`,
          ...AUDIO_OPTIONS,
          ...ANONYMOUS,
          ...segmentOptions(AUDIO_FOLDER),
        }).concat(`${AUDIO_FOLDER}/${MEDIA_MANIFEST}`);
  return [
    '-nostdin',
    '-hide_banner',
    ...parametersOf({ '-v': 'error', '-progress': 'pipe:1' }),
    ...inputParameters(file),
    ...parametersOf({ '-filter_complex': pictureFilters(source, renditions) }),
    ...pictures,
    ...sound,
  ];
}

function pictureFilters({ videoStream, frameRate }: SourceMedia, renditions: readonly Rendition[]): string {
  const inputs = renditions.map((_rendition, index) => `[in${index}]`).join('');
  // Deinterlaces, and makes the frame rate constant.
  const common = `[0:${videoStream}]yadif=deint=interlaced,fps=${frameRate},split=${renditions.length}${inputs}`;
  const scaled = renditions.map(
    ({ width, height }, index) => `[in${index}]scale=${width}:${height},setsar=1,format=yuv420p[out${index}]`,
  );
  return [common, ...scaled].join(';');
}

function videoOptions({ kilobitsPerSecond }: Rendition) {
  return {
    '-c:v': 'libx264',
    '-preset': 'medium',
    '-profile:v': 'high',
    // Simple scenes may use less than the maximum bit rate.
    '-crf': '23',
    '-maxrate': `${kilobitsPerSecond}k`,
    '-bufsize': `${kilobitsPerSecond * 2}k`,
    // Keyframes only at segment boundaries: not at scene changes, nor after a number of frames.
    '-force_key_frames': `expr:gte(t,n_forced*${SEGMENT_SECONDS})`,
    '-sc_threshold': '0',
    '-g': '1000000',
  } as const;
}

const AUDIO_OPTIONS = {
  '-c:a': 'aac',
  '-b:a': '128k',
  '-ac': '2',
  '-ar': '48000',
  // Fills gaps in the sound with silence, to keep it in sync.
  '-af': 'aresample=async=1:first_pts=0',
} as const;

/** Removes metadata about where and with what a film was made. */
const ANONYMOUS = { '-map_metadata': '-1', '-map_chapters': '-1' } as const;

function segmentOptions(folder: string) {
  return {
    '-f': 'hls',
    '-hls_time': `${SEGMENT_SECONDS}`,
    '-hls_playlist_type': 'vod',
    '-hls_flags': 'independent_segments',
    '-hls_segment_type': 'fmp4',
    '-hls_fmp4_init_filename': INITIAL_SEGMENT,
    '-hls_segment_filename': `${folder}/%05d.m4s`,
  } as const;
}
