/** A piece of a rendition, as its manifest names it. */
export interface Segment {
  readonly name: string;
  readonly seconds: number;
}

const SEGMENT = /^#EXTINF:(?<seconds>[\d.]+),[^\n]*\n(?<name>[^#\n]+)$/gm;

/** The segments that the manifest of a rendition names, in their order (RFC 8216, 4.3.2.1). */
export function segmentsOf(manifest: string): Segment[] {
  return [...manifest.matchAll(SEGMENT)].map(({ groups }) => ({
    name: groups?.['name'] ?? '',
    seconds: Number(groups?.['seconds']),
  }));
}
