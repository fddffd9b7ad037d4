import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VIDEO_QUALITIES } from '../video-quality.js';
import { mediaPattern } from './media-container.js';

const BASE = 'https://tv.example';
const part = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,8}$/),
  fc.constantFrom(
    'SD',
    'HD',
    'UHD',
    'films',
    'timecode',
    'SD.m3u8',
    'HD.m3u8',
    'UHD.m3u8',
    'init.mp4',
    '1.m4s',
  ),
);
const path = (most: number) =>
  fc.array(part, { minLength: 1, maxLength: most }).map((parts) => parts.join('/'));
const quality = fc.constantFrom(...VIDEO_QUALITIES);
const admits = (pattern: string, below: string, base = BASE) =>
  new RegExp(pattern).test(`${base}/media/${below}`);

/** The same rule, written differently. */
function isGranted(folder: string, best: (typeof VIDEO_QUALITIES)[number], below: string): boolean {
  if (!below.startsWith(`${folder}/`)) return false;
  const [first = '', ...rest] = below.slice(folder.length + 1).split('/');
  const better = VIDEO_QUALITIES.slice(VIDEO_QUALITIES.indexOf(best) + 1) as readonly string[];
  const name = rest.length === 0 ? first.replace(/\.m3u8$/, '') : first;
  if (rest.length === 0 && !first.endsWith('.m3u8')) return false;
  return (VIDEO_QUALITIES as readonly string[]).includes(name) && !better.includes(name);
}

describe('what a grant opens', () => {
  it('are the manifests and renditions of its folder up to its quality, and nothing else', () => {
    fc.assert(
      fc.property(path(3), quality, path(4), fc.boolean(), (folder, best, other, isWithin) => {
        const below = isWithin ? `${folder}/${other}` : other;
        expect(admits(mediaPattern(BASE, folder, best), below)).toBe(isGranted(folder, best, below));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['films/timecode/SD.m3u8', true],
    ['films/timecode/HD.m3u8', true],
    ['films/timecode/HD/video/init.mp4', true],
    ['films/timecode/SD/audio/en/0001.m4s', true],
    ['films/timecode/UHD.m3u8', false],
    ['films/timecode/UHD/video/init.mp4', false],
    ['films/timecode', false],
    ['films/timecode/', false],
    ['films/timecode/SD', false],
    ['films/timecode/SD/', false],
    ['films/timecode/SD.m3u8/', false],
    ['films/timecode/SD.m3u8x', false],
    ['films/timecode/SDxm3u8', false],
    ['films/timecode/SD.m3u8?quality=UHD', false],
    ['films/timecode/SD.m3u8\n', false],
    ['films/timecode/SD/../UHD/init.mp4', false],
    ['films/timecode/SD/..', false],
    ['films/timecode/SD/%2e%2e/UHD/init.mp4', false],
    ['films/timecode/SD//init.mp4', false],
    ['films/timecode/SD/\\init.mp4', false],
    ['films/timecode2/SD.m3u8', false],
    ['other/films/timecode/SD.m3u8', false],
  ])('%j: %j', (below, isOpen) => {
    expect(admits(mediaPattern(BASE, 'films/timecode', 'HD'), below)).toBe(isOpen);
  });

  it('escapes special characters in the name of a folder', () => {
    const pattern = mediaPattern(BASE, 'films/v1.2', 'SD');
    expect(admits(pattern, 'films/v1.2/SD.m3u8')).toBe(true);
    expect(admits(pattern, 'films/v1x2/SD.m3u8')).toBe(false);
  });

  it('is below the public path of media, on any host', () => {
    const pattern = mediaPattern('https://cdn.example/a.b', 'films/timecode', 'SD');
    expect(admits(pattern, 'films/timecode/SD.m3u8', 'https://cdn.example/a.b')).toBe(true);
    expect(admits(pattern, 'films/timecode/SD.m3u8', 'http://10.0.0.1:8080/a.b')).toBe(true);
    expect(admits(pattern, 'films/timecode/SD.m3u8', 'https://cdn.example/axb')).toBe(false);
    expect(admits(pattern, 'films/timecode/SD.m3u8', 'https://cdn.example')).toBe(false);
  });

  it.each(['', '/', 'films/', '/films', '../films', 'films/../other', 'films/.*', 'films (new)', 'films\n'])(
    'is refused for %j, which cannot be a folder of media',
    (folder) => {
      expect(() => mediaPattern(BASE, folder, 'SD')).toThrow(RangeError);
    },
  );
});
