/** The containers that films come in. Playlists are none of them: one could have other files read, here or elsewhere. */
const CONTAINERS = 'mov,matroska,webm,mpegts,mpeg,avi,flv,mxf,ogg,asf,wmv';

/** Command line options with their values. */
export function parametersOf(options: Readonly<Record<`-${string}`, string>>): string[] {
  return Object.entries(options).flat();
}

/**
 * How a file is named to ffmpeg and ffprobe, so that its name is read as a name and its content as a film.
 * @param file an absolute path
 */
export function inputParameters(file: string): string[] {
  return parametersOf({
    '-protocol_whitelist': 'file',
    '-format_whitelist': CONTAINERS,
    '-i': `file:${file}`,
  });
}
