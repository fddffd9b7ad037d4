import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolderInUseError, folderOwner, lockFolder } from './folder-lock.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamcore-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A lock of a process on another host, whose id exists here too. */
const LOCK_FROM_ELSEWHERE = `${process.pid}\n1\nanother container\nother-host\n`;

describe('the lock of a data folder', () => {
  it('is held by one process of this machine until it is released', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
    expect(await folderOwner(folder)).toBe(process.pid);
    await lock[Symbol.asyncDispose]();
    expect(await folderOwner(folder)).toBeNull();
    await using _again = await lockFolder(folder);
  });

  it('is not taken from a live process in another container or on another machine', async () => {
    await using _theirs = await lockFolder(folder, { place: 'another container', beatMs: 5 });
    expect(await folderOwner(folder)).toBeNull();
    const waits: string[] = [];
    const mine = lockFolder(folder, { onWait: () => void waits.push('waited') });
    await expect(mine).rejects.toThrow(DataFolderInUseError);
    expect(waits).toEqual(['waited']);
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('is taken over from a dead process elsewhere', async () => {
    await writeFile(join(folder, 'lock'), LOCK_FROM_ELSEWHERE);
    await using _mine = await lockFolder(folder, { watchMs: 20 });
    expect(await folderOwner(folder)).toBe(process.pid);
  });

  it('is taken by only one of several processes that find it abandoned', async () => {
    await writeFile(join(folder, 'lock'), LOCK_FROM_ELSEWHERE);
    const places = ['one', 'two', 'three'];
    const takers = await Promise.allSettled(
      places.map((place) => lockFolder(folder, { place, beatMs: 5, watchMs: 500 })),
    );
    const taken = takers.flatMap((taker) => (taker.status === 'fulfilled' ? [taker.value] : []));
    expect(taken).toHaveLength(1);
    for (const lock of taken) await lock[Symbol.asyncDispose]();
  });

  it('of a former version is judged by its process id', async () => {
    await writeFile(join(folder, 'lock'), `${process.pid}\n1\n`);
    await using _mine = await lockFolder(folder);
    expect(await folderOwner(folder)).toBe(process.pid);
  });
});
