import { inputParameters, parametersOf } from './input-parameters.js';
import type { Rendition } from './rendition-ladder.js';
import type { SourceMedia } from './source-media.js';
import type { Transcoding } from './transcoder.js';

/** How long a segment plays: that of the last one is what is left. */
export const SEGMENT_SECONDS = 4;
/** Below the folder of a quality. */
export const AUDIO_FOLDER = 'SD/audio';
export const MEDIA_MANIFEST = 'index.m3u8';
export const INITIAL_SEGMENT = 'init.mp4';

export function folderOf({ quality, name }: Rendition): string {
  return `${quality}/${name}`;
}

/**
 * What ffmpeg is told: to read the film once, and to write every rendition as HLS in fragments of MP4. All of them begin a
 * segment with the same picture, so that players change between them there. It writes below the folder that it runs in.
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
  // Pictures that are woven of two halves are unwoven; all are as far apart as all others.
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
    // A picture that changes little takes less than it may.
    '-crf': '23',
    '-maxrate': `${kilobitsPerSecond}k`,
    '-bufsize': `${kilobitsPerSecond * 2}k`,
    // A segment begins where it must, and nowhere else: not where a scene does, nor after so many pictures.
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
  // Where sound is missing there is silence, so that it stays with the picture.
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
