const TYPES: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  vtt: 'text/vtt; charset=utf-8',
};

/** What a file is, by its name; null for what no player asks for. */
export function mediaTypeOf(path: string): string | null {
  return TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? null;
}

export function isManifest(path: string): boolean {
  return path.endsWith('.m3u8');
}
