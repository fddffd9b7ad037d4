import { setTimeout as delay } from 'node:timers/promises';

/** The information that a player gets from a film's manifest, and from its first bytes. */
export interface Stream {
  /** Of the renditions to choose from, such as 1280x720. */
  readonly resolutions: readonly string[];
  /** The size of the first segment of the first rendition. */
  readonly segmentBytes: number;
}

const POLL_MS = 200;
const END_WITHIN_MS = 10_000;

/**
 * Fetches what a player fetches first.
 * @throws Error for a URL that does not return media
 */
export async function openStream(manifestUrl: string): Promise<Stream> {
  const manifest = await fetchText(manifestUrl);
  const resolutions = [...manifest.matchAll(/RESOLUTION=(\d+x\d+)/g)].map(([, size = '']) => size);
  const rendition = urlAfter(manifest, '#EXT-X-STREAM-INF', manifestUrl);
  const segment = urlAfter(await fetchText(rendition), '#EXTINF', rendition);
  const bytes = await (await fetchMedia(segment)).arrayBuffer();
  return { resolutions, segmentBytes: bytes.byteLength };
}

/** Waits until a URL is refused. @returns the status of the refusal @throws Error when it continues to work */
export async function refusalOf(manifestUrl: string): Promise<number> {
  const deadline = Date.now() + END_WITHIN_MS;
  while (Date.now() < deadline) {
    const { status } = await fetch(manifestUrl);
    if (status >= 400) return status;
    await delay(POLL_MS);
  }
  throw new Error('The address of a stream that was stopped still works.');
}

/** The URL in the line after the first occurrence of a tag, which is relative to the playlist. */
function urlAfter(playlist: string, tag: string, base: string): string {
  const lines = playlist.split('\n');
  const at = lines.findIndex((line) => line.startsWith(tag));
  const name = lines[at + 1];
  if (at < 0 || !name) throw new Error(`A playlist has no ${tag}.`);
  return new URL(name, base).href;
}

async function fetchText(url: string): Promise<string> {
  return (await fetchMedia(url)).text();
}

async function fetchMedia(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The media origin answered ${response.status}.`);
  return response;
}
