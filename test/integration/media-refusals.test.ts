import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { beside, GRANT, type MediaOrigin, startMediaOrigin } from '../support/media-origin.js';

let origin: MediaOrigin;
let manifest: string;

beforeAll(async () => {
  origin = await startMediaOrigin();
  for (const quality of ['HD', 'UHD']) {
    await origin.write(`films/timecode/${quality}.m3u8`, '#EXTM3U\n');
    await origin.write(`films/timecode/${quality}/1.m4s`, 'segment');
  }
  await origin.write('films/other/HD.m3u8', '#EXTM3U\n');
});
afterAll(() => origin[Symbol.asyncDispose]());
beforeEach(async () => {
  manifest = await origin.sign();
  origin.entries.length = 0;
});

const ask: MediaOrigin['ask'] = (...request) => origin.ask(...request);
const refusals = () => origin.entries.filter(({ event }) => event === 'DENIED').map(({ reason }) => reason);

describe('a media URL is refused', () => {
  const cases: readonly (readonly [string, string, (address: string) => string])[] = [
    ['without a token', 'MALFORMED', () => '/media/films/timecode/HD.m3u8'],
    ['with nothing but a token', 'MALFORMED', (address) => address.split('/films')[0] ?? ''],
    [
      'with its token as a query',
      'MALFORMED',
      (address) => {
        const [, token] = /(URISigningPackage=[^/]+)\//.exec(address) ?? [];
        return `/media/films/timecode/HD.m3u8?${token}`;
      },
    ],
    ['with an extra query', 'MALFORMED', (address) => `${address}?quality=UHD`],
    ['with an empty query', 'MALFORMED', (address) => `${address}?`],
    ['of another title', 'OTHER_PATH', (address) => address.replace('timecode', 'other')],
    ['of a better quality', 'OTHER_PATH', (address) => address.replace('HD.m3u8', 'UHD.m3u8')],
    ['of a folder', 'MALFORMED', (address) => beside(address, 'HD/')],
    ['above its folder', 'MALFORMED', (address) => beside(address, '../other/HD.m3u8')],
    ['above its folder, from within', 'MALFORMED', (address) => beside(address, 'HD/../UHD/1.m4s')],
    ['above its folder, encoded', 'MALFORMED', (address) => beside(address, 'HD/%2e%2e/UHD/1.m4s')],
    ['above its folder, encoded twice', 'MALFORMED', (address) => beside(address, 'HD/%252e%252e/UHD/1.m4s')],
    ['with an encoded slash', 'MALFORMED', (address) => beside(address, 'HD%2f1.m4s')],
    ['with a letter encoded', 'MALFORMED', (address) => beside(address, '%48D.m3u8')],
    ['with a backslash', 'MALFORMED', (address) => beside(address, 'HD\\..\\UHD\\1.m4s')],
    ['with U+0000', 'MALFORMED', (address) => beside(address, 'HD.m3u8%00.vtt')],
    ['with a line break', 'MALFORMED', (address) => beside(address, 'HD.m3u8%0A')],
    ['with two slashes', 'MALFORMED', (address) => beside(address, '/HD.m3u8')],
    ['with a parameter', 'MALFORMED', (address) => `${address};v=1`],
    ['of a hidden file', 'MALFORMED', (address) => beside(address, 'HD/.htaccess')],
    ['of a very long path', 'MALFORMED', (address) => beside(address, `HD/${'a/'.repeat(2_000)}1.m4s`)],
    ['as a proxy asks', 'MALFORMED', (address) => `http://tv.example${new URL(address).pathname}`],
    ['written in another way', 'MALFORMED', (address) => address.replace('/media/', '/%6dedia/')],
    ['with its signature cut', 'BAD_SIGNATURE', (address) => address.replace(/.(?=\/films)/, '')],
    ['with no token at all in its place', 'MALFORMED', (address) => address.replace(/=[^/]+/, '=')],
    [
      'with another key’s id',
      'UNKNOWN_KEY',
      (address) => address.replace(/=eyJ[^.]+/, '=eyJhbGciOiJIUzI1NiJ9'),
    ],
  ];
  it.each(cases)('%s, as %s', async (_what, reason, change) => {
    const target = change(manifest);
    expect(target).not.toBe(manifest);
    const { status, headers, body } = await ask(target);
    expect({ status, caching: headers['cache-control'], body: JSON.parse(body) }).toEqual({
      status: 403,
      caching: 'no-store',
      body: {
        code: 'MEDIA_FORBIDDEN',
        error: 'This address opens nothing, or not any more. Ask for a new one.',
      },
    });
    expect(refusals()).toEqual([reason]);
    expect((await ask(manifest)).status).toBe(200);
  });

  it('if it cannot be decoded', async () => {
    const { status, body } = await ask(beside(manifest, '%zz.m3u8'));
    expect({ status, body }).toEqual({
      status: 400,
      body: '{"code":"BAD_REQUEST","error":"The address of this request cannot be read."}',
    });
  });

  it('once it has expired, even if it was accepted before', async () => {
    await using own = await startMediaOrigin();
    await own.write('films/timecode/HD.m3u8', '#EXTM3U\n');
    const url = await own.sign();
    expect((await fetch(url)).status).toBe(200);
    own.clock.advance(121_000);
    expect((await fetch(url)).status).toBe(403);
    expect(own.entries.at(-1)).toMatchObject({
      event: 'DENIED',
      reason: 'EXPIRED',
      playbackSessionId: GRANT.playbackSessionId,
    });
    expect((await fetch(await own.sign())).status).toBe(200);
  });

  it('once its session has ended, even if it was accepted before', async () => {
    const playbackSessionId = 'a-session-that-ends';
    const url = await origin.sign({ playbackSessionId });
    expect((await ask(url)).status).toBe(200);
    origin.ended.add(playbackSessionId);
    expect((await ask(beside(url, 'HD/1.m4s'))).status).toBe(403);
    expect(origin.entries.at(-1)).toMatchObject({ event: 'DENIED', reason: 'ENDED', playbackSessionId });
    expect((await ask(manifest)).status).toBe(200);
  });

  it('with any single character of its token changed', async () => {
    const begin = manifest.indexOf('=') + 1;
    const end = manifest.indexOf('/films');
    const character = fc.stringMatching(/^[A-Za-z0-9_.=%/+?;&~-]$/);
    const place = fc.oneof(fc.integer({ min: begin, max: end - 1 }), fc.constant(end - 1));
    await fc.assert(
      fc.asyncProperty(place, character, async (index, replaced) => {
        fc.pre(replaced !== manifest[index]);
        const { status } = await ask(manifest.slice(0, index) + replaced + manifest.slice(index + 1));
        // A % must be followed by hexadecimal digits, otherwise it is not a valid URL.
        expect(replaced === '%' ? [400, 403] : [403]).toContain(status);
      }),
      { numRuns: 300 },
    );
  });

  it('if a symbolic link leads out of the folder', async () => {
    await mkdir(join(origin.root, '../outside'));
    await writeFile(join(origin.root, '../outside/secret.mp4'), 'secret');
    await symlink(join(origin.root, '../outside'), join(origin.root, 'films/timecode/HD/link'));
    const { status, body } = await ask(beside(manifest, 'HD/link/secret.mp4'));
    expect({ status, revealsSecret: body.includes('secret') }).toEqual({ status: 404, revealsSecret: false });
  });
});

test('continuous refusals do not fill the log', async () => {
  await ask(`${manifest}?x`);
  origin.limit.notes = false;
  expect((await ask(`${manifest}?x`)).status).toBe(403);
  origin.limit.notes = true;
  expect(refusals()).toEqual(['MALFORMED']);
});
