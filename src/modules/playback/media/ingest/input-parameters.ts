/** The supported containers. Playlists are excluded: they could make FFmpeg read other files, local or remote. */
const CONTAINERS = 'mov,matroska,webm,mpegts,mpeg,avi,flv,mxf,ogg,asf,wmv';

/** Command-line options with their values. */
export function parametersOf(options: Readonly<Record<`-${string}`, string>>): string[] {
  return Object.entries(options).flat();
}

/**
 * The options that make ffmpeg and ffprobe treat the file name as a plain file, and its content as a film.
 * @param file an absolute path
 */
export function inputParameters(file: string): string[] {
  return parametersOf({
    '-protocol_whitelist': 'file',
    '-format_whitelist': CONTAINERS,
    '-i': `file:${file}`,
  });
}
