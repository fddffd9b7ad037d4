import { expect, test } from 'vitest';
import { createS3Storage } from '../../src/modules/playback/media/media-storage.s3.js';
import { newId } from '../../src/shared/ids.js';
import { startMediaOrigin } from '../support/media-origin.js';
import { startS3Server } from '../support/s3-server.js';

const SEGMENT = 'a segment of video';

/** An origin with a bucket that players reach directly, with one film. */
async function startScene() {
  const s3 = await startS3Server();
  const { endpoint, accessKeyId, secretAccessKey } = s3;
  const storage = createS3Storage({
    bucket: 'films',
    region: 'eu-central-1',
    endpoint,
    readersUrl: endpoint,
    credentials: { accessKeyId, secretAccessKey },
  });
  const origin = await startMediaOrigin({ storage });
  await origin.write('films/timecode/HD.m3u8', '#EXTM3U\nHD/1.m4s\n');
  await origin.write('films/timecode/HD/1.m4s', SEGMENT);
  const manifest = await origin.sign();
  return {
    s3,
    endpoint,
    origin,
    manifest,
    segment: new URL('HD/1.m4s', manifest).href,
    async [Symbol.asyncDispose]() {
      await origin[Symbol.asyncDispose]();
      await s3[Symbol.asyncDispose]();
    },
  };
}

test('segments are redirected to a presigned URL of the bucket, and counted and logged by the origin', async () => {
  await using scene = await startScene();
  const { segment, endpoint, origin } = scene;
  const sent = await fetch(segment, { redirect: 'manual' });
  expect([sent.status, sent.headers.get('cache-control')]).toEqual([302, 'no-store']);
  expect(sent.headers.get('location')).toContain(`${endpoint}/films/films/timecode/HD/1.m4s?`);
  expect(origin.taken).toHaveLength(1);
  expect(origin.entries.map(({ event }) => event)).toEqual(['SEGMENT']);

  const part = await fetch(segment, { headers: { range: 'bytes=2-8' } });
  expect([part.status, part.redirected, await part.text()]).toEqual([206, true, 'segment']);
});

test('manifests are served by the origin, because they name files relative to the signed URL', async () => {
  await using scene = await startScene();
  const answer = await fetch(scene.manifest);
  expect([answer.redirected, await answer.text()]).toEqual([false, '#EXTM3U\nHD/1.m4s\n']);
});

test('requests without a body are answered by the origin', async () => {
  await using scene = await startScene();
  const head = await fetch(scene.segment, { method: 'HEAD', redirect: 'manual' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(SEGMENT.length)]);
  const etag = head.headers.get('etag') ?? '';
  const same = await fetch(scene.segment, { headers: { 'if-none-match': etag }, redirect: 'manual' });
  expect(same.status).toBe(304);
});

test('requests with invalid URLs or above the limits are not redirected', async () => {
  await using scene = await startScene();
  const { segment, origin } = scene;
  const statusOf = async (address: string) => (await fetch(address, { redirect: 'manual' })).status;
  expect(await statusOf(segment.replace('timecode', 'other'))).toBe(403);
  origin.limit.retryAfterSeconds = 7;
  expect(await statusOf(segment)).toBe(429);
});

test('repeated requests above the limits reach the storage at most once a second', async () => {
  await using scene = await startScene();
  const { s3, segment, origin } = scene;
  const askedBefore = s3.heads();
  const statusesOf = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => (await fetch(segment, { redirect: 'manual' })).status),
    );
  origin.limit.retryAfterSeconds = 7;
  expect(await statusesOf(1)).toEqual([429]);
  expect(await statusesOf(5)).toEqual([429, 429, 429, 429, 429]);
  const again = await fetch(segment, { redirect: 'manual' });
  expect([again.status, again.headers.get('retry-after')]).toEqual([429, '7']);
  expect(s3.heads() - askedBefore).toBe(1);

  origin.limit.retryAfterSeconds = 0;
  origin.clock.advance(1_000);
  expect(await statusesOf(1)).toEqual([302]);
  const other = await origin.sign({ playbackSessionId: newId() });
  expect((await fetch(new URL('HD/1.m4s', other), { redirect: 'manual' })).status).toBe(302);
});
