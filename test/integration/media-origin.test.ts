import { once } from 'node:events';
import { mkdir, readdir, readlink, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { beside, GRANT, type MediaOrigin, startMediaOrigin } from '../support/media-origin.js';

const SEGMENT = Buffer.from(Array.from({ length: 5_000 }, (_each, index) => index % 251));
let origin: MediaOrigin;
let manifest: string;

beforeAll(async () => {
  origin = await startMediaOrigin({ allowedOrigins: ['https://app.example'] });
  for (const quality of ['SD', 'HD', 'UHD']) {
    await origin.write(`films/timecode/${quality}.m3u8`, `#EXTM3U\n${quality}/1.m4s\n`);
    await origin.write(`films/timecode/${quality}/1.m4s`, SEGMENT);
  }
  await origin.write('films/timecode/HD/init.mp4', 'init');
  await origin.write('films/timecode/HD/en.vtt', 'WEBVTT');
  await origin.write('films/timecode/HD/notes.txt', 'notes');
  await origin.write('films/timecode/HD/empty.m4s', '');
});
afterAll(() => origin[Symbol.asyncDispose]());
beforeEach(async () => {
  manifest = await origin.sign();
  origin.entries.length = 0;
  origin.taken.length = 0;
  origin.released.length = 0;
});

const ask: MediaOrigin['ask'] = (...request) => origin.ask(...request);
const refusals = () => origin.entries.filter(({ event }) => event === 'DENIED').map(({ reason }) => reason);

describe('a signed URL', () => {
  it('opens the manifest and the files that it names relatively', async () => {
    const first = await fetch(manifest);
    expect({ status: first.status, body: await first.text() }).toEqual({
      status: 200,
      body: '#EXTM3U\nHD/1.m4s\n',
    });
    const second = await fetch(new URL('HD/1.m4s', manifest));
    expect(Buffer.from(await second.arrayBuffer())).toEqual(SEGMENT);
  });

  it.each([
    ['HD.m3u8', 'application/vnd.apple.mpegurl', 'private, max-age=10'],
    ['HD/init.mp4', 'video/mp4', 'private, max-age=86400, immutable'],
    ['HD/1.m4s', 'video/iso.segment', 'private, max-age=86400, immutable'],
    ['HD/en.vtt', 'text/vtt; charset=utf-8', 'private, max-age=86400, immutable'],
  ])('serves %s with its content type and cache lifetime', async (name, type, caching) => {
    const { headers } = await ask(beside(manifest, name));
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': caching,
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[^"]+"$/),
      'last-modified': expect.stringMatching(/ GMT$/),
    });
  });

  it('is cacheable by a CDN that verifies URLs, if one is configured', async () => {
    await using own = await startMediaOrigin({ isKeptByCdn: true });
    await own.write('films/timecode/HD.m3u8', '#EXTM3U\n');
    await own.write('films/timecode/HD/1.m4s', SEGMENT);
    const url = await own.sign();
    const cachingOf = async (address: string) => {
      const { headers } = await fetch(address);
      return [headers.get('cache-control'), headers.get('cdn-cache-control')];
    };
    expect(await cachingOf(url)).toEqual(['private, max-age=10', 'max-age=10']);
    expect(await cachingOf(beside(url, 'HD/1.m4s'))).toEqual([
      'private, max-age=86400, immutable',
      'max-age=86400',
    ]);
    expect(await cachingOf(beside(url, 'HD/2.m4s'))).toEqual(['no-store', null]);
    expect(await cachingOf(beside(url, 'UHD.m3u8'))).toEqual(['no-store', null]);
    expect((await ask(manifest)).headers['cdn-cache-control']).toBeUndefined();
  });

  it('opens every quality up to the granted one', async () => {
    const statuses = async (names: readonly string[]) =>
      Promise.all(names.map(async (name) => (await ask(beside(manifest, name))).status));
    expect(await statuses(['SD.m3u8', 'HD.m3u8', 'SD/1.m4s', 'HD/1.m4s'])).toEqual([200, 200, 200, 200]);
    expect(await statuses(['UHD.m3u8', 'UHD/1.m4s'])).toEqual([403, 403]);
  });

  it('is answered with 404 for missing files and files that are not media', async () => {
    expect(await ask(beside(manifest, 'HD/2.m4s'))).toMatchObject({
      status: 404,
      headers: { 'cache-control': 'no-store' },
      body: '{"code":"NOT_FOUND","error":"There is no such file."}',
    });
    expect((await ask(beside(manifest, 'HD/notes.txt'))).status).toBe(404);
  });
});

describe('fetching a file', () => {
  it('supports ranges', async () => {
    const url = beside(manifest, 'HD/1.m4s');
    const part = await fetch(url, { headers: { range: 'bytes=100-199' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 100-199/5000');
    expect(Buffer.from(await part.arrayBuffer())).toEqual(SEGMENT.subarray(100, 200));
    const end = await fetch(url, { headers: { range: 'bytes=-10' } });
    expect(Buffer.from(await end.arrayBuffer())).toEqual(SEGMENT.subarray(4_990));
    expect(await ask(url, 'GET', { range: 'bytes=5000-' })).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */5000' },
      body: '',
    });
  });

  it('is answered with 304 while the file is unchanged', async () => {
    const { headers } = await ask(manifest);
    expect(await ask(manifest, 'GET', { 'if-none-match': String(headers.etag) })).toMatchObject({
      status: 304,
      headers: { etag: headers.etag },
      body: '',
    });
  });

  it('supports HEAD, with the length', async () => {
    const { status, headers, body } = await ask(beside(manifest, 'HD/1.m4s'), 'HEAD');
    expect({ status, length: headers['content-length'], type: headers['content-type'], body }).toEqual({
      status: 200,
      length: '5000',
      type: 'video/iso.segment',
      body: '',
    });
  });

  it('supports empty files', async () => {
    const url = beside(manifest, 'HD/empty.m4s');
    expect(await ask(url)).toMatchObject({ status: 200, headers: { 'content-length': '0' }, body: '' });
    expect((await ask(url, 'GET', { range: 'bytes=0-' })).status).toBe(416);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s', async (method) => {
    expect(await ask(manifest, method)).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD, OPTIONS', 'cache-control': 'no-store' },
    });
  });

  it('allows pages of the configured origins, also with ranges', async () => {
    const asked = { origin: 'https://app.example', 'access-control-request-method': 'GET' };
    const preflight = await ask(manifest, 'OPTIONS', { ...asked, 'access-control-request-headers': 'range' });
    expect(preflight).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://app.example',
        'access-control-allow-headers': 'range',
        'access-control-allow-methods': expect.stringContaining('GET'),
      },
    });
    const { headers } = await ask(manifest, 'GET', { origin: 'https://app.example' });
    expect(headers['access-control-allow-origin']).toBe('https://app.example');
    expect(headers['access-control-expose-headers']).toContain('content-range');
    const foreign = await ask(manifest, 'GET', { origin: 'https://evil.example' });
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('allows players that are not pages if no origin is configured', async () => {
    await using own = await startMediaOrigin();
    const response = await fetch(await own.sign(), { method: 'OPTIONS' });
    expect({ status: response.status, allow: response.headers.get('allow') }).toEqual({
      status: 204,
      allow: 'GET, HEAD, OPTIONS',
    });
  });
});

describe('a session', () => {
  it('is charged for each request and for the bytes of its response', async () => {
    await ask(beside(manifest, 'HD/1.m4s'));
    await ask(beside(manifest, 'HD/1.m4s'), 'HEAD');
    await ask(beside(manifest, 'HD/2.m4s'));
    const subject = GRANT.playbackSessionId;
    const costs = origin.taken.map((checks) =>
      checks.map(({ policy, subject: whose, cost }) => [policy.name, whose, cost]),
    );
    const request = ['media-requests', subject, undefined];
    const segment = [request, ['media-kibibytes', subject, 5], ['media-transfers', subject, undefined]];
    expect(costs).toEqual([segment, [request], [request]]);
  });

  it('occupies a slot only while a response is sent', async () => {
    await ask(beside(manifest, 'HD/1.m4s'));
    await ask(beside(manifest, 'HD/1.m4s'), 'HEAD');
    await eventually(
      () => origin.released,
      ({ length }) => length === 1,
    );
    const leaving = send(beside(manifest, 'HD/1.m4s'));
    leaving.on('error', () => undefined);
    leaving.end();
    await once(leaving, 'response');
    leaving.destroy();
    const released = await eventually(
      () => origin.released,
      ({ length }) => length === 2,
    );
    expect(released).toEqual([GRANT.playbackSessionId, GRANT.playbackSessionId]);
  });

  it('is answered with 429 and Retry-After above its limits', async () => {
    const own = await origin.sign({ playbackSessionId: newId() });
    origin.limit.retryAfterSeconds = 7;
    const { status, headers, body } = await ask(own);
    origin.limit.retryAfterSeconds = 0;
    expect({ status, wait: headers['retry-after'], code: JSON.parse(body).code }).toEqual({
      status: 429,
      wait: '7',
      code: 'RATE_LIMITED',
    });
    expect(refusals()).toEqual(['RATE_LIMITED']);
  });
});

describe('the access log', () => {
  it('contains manifests and segments with session, network and time', async () => {
    await ask(manifest, 'GET', { 'x-request-id': 'request-4711' });
    await ask(beside(manifest, 'HD/1.m4s'));
    expect(origin.entries.map(({ event }) => event)).toEqual(['MANIFEST', 'SEGMENT']);
    expect(origin.entries[0]).toEqual({
      id: expect.any(String),
      event: 'MANIFEST',
      reason: null,
      accountId: null,
      profileId: null,
      deviceSessionId: null,
      playbackSessionId: GRANT.playbackSessionId,
      titleId: null,
      address: '127.0.0.1',
      requestId: 'request-4711',
      occurredAt: expect.any(Date),
    });
  });

  it('contains a deterministic sample of the segments', async () => {
    await using own = await startMediaOrigin({ segmentSample: 4 });
    const names = Array.from({ length: 40 }, (_each, index) => `HD/${index}.m4s`);
    await own.write('films/timecode/HD.m3u8', '#EXTM3U\n');
    await mkdir(join(own.root, 'films/timecode/HD'));
    for (const name of names) await writeFile(join(own.root, 'films/timecode', name), name);
    const url = await own.sign();
    const sampled = async () => {
      own.entries.length = 0;
      const noted: string[] = [];
      for (const name of names) {
        await fetch(beside(url, name));
        if (own.entries.length > noted.length) noted.push(name);
      }
      return noted;
    };
    const first = await sampled();
    // Almost certain to hit: each of the forty is one of four.
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(30);
    expect(await sampled()).toEqual(first);
  });
});

describe('logs', () => {
  it('never contain a token, whatever the outcome of a request', async () => {
    origin.log.length = 0;
    const token = /URISigningPackage=([^/]+)/.exec(manifest)?.[1] ?? '';
    const paths = [
      manifest,
      `${manifest}?x`,
      beside(manifest, '%zz'),
      manifest.replace('/media/', '//media/'),
    ];
    for (const path of paths)
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) await ask(path, method);
    await ask(manifest.replace('/media/', '/elsewhere/'));
    const lines = await eventually(
      () => origin.log,
      (log) => log.filter((line) => line.includes('"msg":"request"')).length >= 10,
    );
    expect(lines.filter((line) => token.split('.').some((part) => line.includes(part)))).toEqual([]);
    expect(JSON.stringify(origin.entries)).not.toContain(token);
  });
});

describe('an aborted download', () => {
  it('closes its file', async () => {
    await origin.write('films/timecode/HD/long.mp4', Buffer.alloc(20_000_000));
    const openFiles = async () => {
      const numbers = await readdir('/proc/self/fd');
      const targets = await Promise.all(
        numbers.map((number) => readlink(`/proc/self/fd/${number}`).catch(() => '')),
      );
      return targets.filter((target) => target.endsWith('HD/long.mp4')).length;
    };
    const abort = new AbortController();
    const downloads = await Promise.all(
      Array.from({ length: 5 }, () => fetch(beside(manifest, 'HD/long.mp4'), { signal: abort.signal })),
    );
    // The client does not read: data that does not fit into the buffers stays in the file.
    expect(await openFiles()).toBe(5);
    abort.abort();
    expect(await eventually(openFiles, (count) => count === 0)).toBe(0);
    expect(downloads.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});
