/** A segment in a rendition's playlist. */
export interface Segment {
  readonly name: string;
  readonly seconds: number;
}

const SEGMENT = /^#EXTINF:(?<seconds>[\d.]+),[^\n]*\n(?<name>[^#\n]+)$/gm;

/** The segments of a rendition's playlist, in order (RFC 8216, 4.3.2.1). */
export function segmentsOf(manifest: string): Segment[] {
  return [...manifest.matchAll(SEGMENT)].map(({ groups }) => ({
    name: groups?.['name'] ?? '',
    seconds: Number(groups?.['seconds']),
  }));
}
