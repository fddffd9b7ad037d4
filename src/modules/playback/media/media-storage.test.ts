import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { itStoresMedia } from '../../../../test/support/media-storage-contract.js';
import { startS3Server } from '../../../../test/support/s3-server.js';
import { createDiskStorage } from './media-storage.disk.js';
import { createS3Storage } from './media-storage.s3.js';

const folder = await mkdtemp(join(tmpdir(), 'streamcore-media-'));
const root = join(folder, 'media');
const disk = createDiskStorage(root);
const someContent = () => Readable.from(['content'], { objectMode: false });

const server = await startS3Server();
const { endpoint, accessKeyId, secretAccessKey } = server;
const settings = { bucket: 'films', region: 'eu-central-1', endpoint, readersUrl: undefined };
const credentials = { accessKeyId, secretAccessKey };
const s3 = createS3Storage({ ...settings, credentials });

afterAll(async () => {
  await rm(folder, { recursive: true });
  await server[Symbol.asyncDispose]();
});

describe('media on a disk', () => {
  itStoresMedia(() => disk);

  it('is empty before its folder exists', async () => {
    expect(await createDiskStorage(join(folder, 'missing')).find('films/HD.m3u8')).toBeNull();
  });

  it('follows symbolic links only within its folder', async () => {
    await mkdir(join(folder, 'outside'));
    await writeFile(join(folder, 'outside/secret.txt'), 'secret');
    await disk.write('films/inside.txt', someContent());
    await symlink(join(folder, 'outside/secret.txt'), join(root, 'films/secret.txt'));
    await symlink(join(folder, 'outside'), join(root, 'films/outside'));
    await symlink('inside.txt', join(root, 'films/link.txt'));
    await symlink('circle.txt', join(root, 'films/circle.txt'));

    expect(await disk.find('films/secret.txt')).toBeNull();
    expect(await disk.find('films/outside/secret.txt')).toBeNull();
    expect(await disk.find('films/circle.txt')).toBeNull();
    expect(await disk.find('films/link.txt')).toMatchObject({ size: 7 });
    await expect(disk.write('films/outside/new/file.txt', someContent())).rejects.toThrow('leads out');
    expect(await readdir(join(folder, 'outside'))).toEqual(['secret.txt']);
  });

  it('leaves no unfinished file behind, even after a crash', async () => {
    const unfinished = join(root, '.unfinished');
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, 'abandoned'), 'half');
    await utimes(join(unfinished, 'abandoned'), 0, 0);
    await writeFile(join(unfinished, 'growing'), 'half');

    await disk.write('films/last.txt', someContent());
    const failing = new Readable({ read: () => failing.destroy(new Error('broken')) });
    await expect(disk.write('films/failing.txt', failing)).rejects.toThrow('broken');
    expect(await readdir(unfinished)).toEqual(['growing']);
    await rm(join(unfinished, 'growing'));
  });

  it('reports a folder that cannot be created', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(createDiskStorage(file).write('films/HD.m3u8', someContent())).rejects.toThrow();
  });
});

describe('media on S3', () => {
  itStoresMedia(() => s3);

  const large = randomBytes(17 * 2 ** 20);

  it('uploads large files in parts, and returns any range', async () => {
    await s3.write(
      'films/large.mp4',
      Readable.from([large.subarray(0, 9_999_999), large.subarray(9_999_999)]),
    );
    const file = await s3.find('films/large.mp4');
    expect(file?.size).toBe(large.length);
    const seam = { first: 2 ** 24 - 10, last: 2 ** 24 + 9 };
    const read = await file?.read(seam).then(buffer);
    expect(read?.equals(large.subarray(seam.first, seam.last + 1))).toBe(true);
    expect(server.pendingUploads()).toBe(0);
  });

  it('is not blocked by slow readers', async () => {
    await s3.write('films/small.mp4', someContent());
    const file = await s3.find('films/small.mp4');
    const unread = await Promise.all(Array.from({ length: 60 }, async () => file?.read()));
    expect(await s3.find('films/small.mp4')).toMatchObject({ size: 7 });
    for (const stream of unread) stream?.destroy();
  });

  it('leaves no parts of an aborted upload behind', async () => {
    async function* breakingOff() {
      yield large;
      throw new Error('The line went dead.');
    }
    await expect(s3.write('films/broken.mp4', Readable.from(breakingOff()))).rejects.toThrow('went dead');
    expect(await s3.find('films/broken.mp4')).toBeNull();
    expect(server.pendingUploads()).toBe(0);
  });

  it('distinguishes refused and unavailable from missing files', async () => {
    const strange = { ...settings, credentials: { accessKeyId: 'another', secretAccessKey } };
    await expect(createS3Storage(strange).find('films/none.mp4')).rejects.toThrow();
    const away = { ...settings, endpoint: 'http://127.0.0.1:1', credentials };
    await expect(createS3Storage(away).find('films/none.mp4')).rejects.toThrow();
  });

  it('presigns URLs of single files for a limited time, with the public address', async () => {
    const open = createS3Storage({ ...settings, credentials, readersUrl: endpoint });
    await open.write('films/HD/1.m4s', someContent());
    const file = await open.find('films/HD/1.m4s');
    const address = (await file?.signAddress?.(30, 'video/iso.segment')) ?? '';
    const answer = await fetch(address, { headers: { range: 'bytes=0-2' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([206, 'video/iso.segment']);
    expect(await answer.text()).toBe('con');
    expect(new URL(address).searchParams.get('X-Amz-Expires')).toBe('30');

    const spoilt = [
      address.replace('1.m4s', '2.m4s'),
      address.replace('X-Amz-Expires=30', 'X-Amz-Expires=3000'),
      (await file?.signAddress?.(0, 'video/iso.segment')) ?? '',
    ];
    for (const each of spoilt) expect((await fetch(each)).status).toBe(403);
    expect((await s3.find('films/HD/1.m4s'))?.signAddress).toBeNull();
  });
});
