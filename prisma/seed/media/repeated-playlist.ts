const BODY = /(?=^#EXT-X-MAP:)(?<body>[^]*)(?=^#EXT-X-ENDLIST$)/m;
const PART = /(?=^#EXTINF:)/m;
/** The clocks of what follows begin anew (RFC 8216, 4.3.2.3). */
const SEAM = '#EXT-X-DISCONTINUITY\n';
/** Manifests count in millionths. */
const TOLERANCE_SECONDS = 0.001;

export interface Repetition {
  readonly times: number;
  /** How long the film takes once. */
  readonly seconds: number;
}

/**
 * The manifest of a rendition, over and over: a film of hours out of a few files. What begins behind the end of the film is
 * left out: where the sound of each time ran a little longer than its picture, they would drift apart with every seam, until
 * players look for the sound of one time within another.
 * @throws Error where it is no manifest of fragmented MP4, or its parts do not end where the film does
 */
export function repeatPlaylist(manifest: string, { times, seconds }: Repetition): string {
  const body = BODY.exec(manifest)?.groups?.['body'];
  if (body === undefined) throw new Error('Only a whole manifest of fragmented MP4 can be repeated.');
  const once = endingAt(body, seconds);
  return manifest.replace(BODY, () => Array.from({ length: times }, () => once).join(SEAM));
}

function endingAt(body: string, seconds: number): string {
  const [head = '', ...parts] = body.split(PART);
  let end = 0;
  const kept = parts.filter((part) => {
    const isWithin = end < seconds - TOLERANCE_SECONDS;
    if (isWithin) end += Number.parseFloat(part.slice('#EXTINF:'.length));
    return isWithin;
  });
  if (Math.abs(end - seconds) > TOLERANCE_SECONDS) {
    throw new Error(`The parts of the manifest end at ${end} s, where the film ends at ${seconds} s.`);
  }
  return [head, ...kept].join('');
}
