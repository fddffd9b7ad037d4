const TYPES: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  vtt: 'text/vtt; charset=utf-8',
};

/** The content type of a file, by its extension; null for files that players do not need. */
export function mediaTypeOf(path: string): string | null {
  return TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? null;
}

export function isManifest(path: string): boolean {
  return path.endsWith('.m3u8');
}
