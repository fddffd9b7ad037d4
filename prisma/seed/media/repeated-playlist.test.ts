import { expect, it } from 'vitest';
import { repeatPlaylist } from './repeated-playlist.js';

const manifest = `#EXTM3U
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.000000,
00000.m4s
#EXTINF:2.500000,
00001.m4s
#EXT-X-ENDLIST
`;

it('repeats segments with a discontinuity, with one start and end', () => {
  expect(repeatPlaylist(manifest, { times: 2, seconds: 6.5 })).toBe(`#EXTM3U
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.000000,
00000.m4s
#EXTINF:2.500000,
00001.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.000000,
00000.m4s
#EXTINF:2.500000,
00001.m4s
#EXT-X-ENDLIST
`);
  expect(repeatPlaylist(manifest, { times: 1, seconds: 6.5 })).toBe(manifest);
});

it('refuses other manifests', () => {
  expect(() => repeatPlaylist('#EXTM3U\n', { times: 2, seconds: 6.5 })).toThrow('manifest');
});

it('omits segments after the end of the film, so that all renditions are aligned', () => {
  const sound = manifest.replace(
    '#EXT-X-ENDLIST',
    '#EXTINF:0.021333,\n00002.m4s\n#EXTINF:0.021333,\n00003.m4s\n#EXT-X-ENDLIST',
  );
  const repetition = { times: 3, seconds: 6.5 };
  expect(repeatPlaylist(sound, repetition)).toBe(repeatPlaylist(manifest, repetition));
});

it.each([6, 7])('refuses segments that do not end with the film, at %d s', (seconds) => {
  expect(() => repeatPlaylist(manifest, { times: 2, seconds })).toThrow('end at 6.5 s');
});
