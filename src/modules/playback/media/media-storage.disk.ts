import { randomUUID } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, rm, stat, unlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { requireRange } from './byte-range.js';
import { isMediaPath, requireMediaPath } from './media-path.js';
import type { ByteRange, MediaStorage, StoredFile } from './media-storage.js';

/** The folder of unfinished files. No valid path leads there. */
const UNFINISHED = '.unfinished';
/** Longer than any upload takes: older files were left by a process that died. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/**
 * Stores media as files in a folder, which is created with the first file. Symbolic links that lead out of it are
 * ignored. Several processes may share the folder.
 * @param root an absolute path
 */
export function createDiskStorage(root: string): MediaStorage {
  /** Null if there is no such file in the root. */
  async function locate(path: string): Promise<string | null> {
    const [folder, file] = await Promise.all([realOrNull(root), realOrNull(join(root, path))]);
    return folder !== null && file?.startsWith(folder + sep) ? file : null;
  }

  /** @throws RangeError when a link leads out of the root */
  async function makeFolder(path: string): Promise<string> {
    await mkdir(root, { recursive: true });
    let folder = await realpath(root);
    const top = folder + sep;
    for (const part of path.split('/').slice(0, -1)) {
      const made = await mkdir(join(folder, part)).then(
        () => true,
        (error: unknown) => orNull(error, ['EEXIST'], false),
      );
      if (made) await sync(folder);
      folder = await realpath(join(folder, part));
      if (!folder.startsWith(top)) throw new RangeError(`${path} leads out of the media folder.`);
    }
    return folder;
  }

  return {
    async find(path) {
      const file = isMediaPath(path) ? await locate(path) : null;
      const stats = file === null ? null : await stat(file, { bigint: true }).catch(nullIfMissing);
      return file !== null && stats?.isFile() ? storedFile(file, stats) : null;
    },

    async write(path, content) {
      requireMediaPath(path);
      const unfinishedFolder = join(root, UNFINISHED);
      await mkdir(unfinishedFolder, { recursive: true });
      await removeAbandoned(unfinishedFolder);
      const unfinished = join(unfinishedFolder, randomUUID());
      try {
        await writeWhole(unfinished, content);
        const folder = await makeFolder(path);
        await rename(unfinished, join(folder, path.slice(path.lastIndexOf('/') + 1)));
        await sync(folder);
      } finally {
        await rm(unfinished, { force: true });
      }
    },

    async remove(path) {
      const file = isMediaPath(path) ? await locate(path) : null;
      if (file !== null) await unlink(file).catch(nullIfMissing);
    },
  };
}

function storedFile(file: string, stats: BigIntStats): StoredFile {
  const size = Number(stats.size);
  const etag = etagOf(stats);
  return {
    size,
    etag,
    modifiedAt: stats.mtime,
    signAddress: null,
    async read(range?: ByteRange) {
      if (range) requireRange(range, size);
      const handle = await open(file, 'r');
      try {
        // A reader with one etag must not get bytes of a newer file.
        if (etagOf(await handle.stat({ bigint: true })) !== etag) throw new Error(`${file} was replaced.`);
      } catch (error) {
        await handle.close();
        throw error;
      }
      return handle.createReadStream(range ? { start: range.first, end: range.last } : {});
    },
  };
}

/** Files are never modified, but replaced by files with another inode and modification time. */
function etagOf({ ino, size, mtimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs].map((part) => part.toString(36)).join('-');
}

async function writeWhole(file: string, content: Readable): Promise<void> {
  const handle = await open(file, 'wx');
  // The stream closes it only after its bytes were synced to the disk.
  await pipeline(content, handle.createWriteStream({ flush: true }));
}

/** Syncs a folder, so that a new name survives a power failure. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  // File times are from the machine's clock, not the platform's, which can be moved.
  const before = Date.now() - ABANDONED_AFTER_MS;
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const stats = await stat(file).catch(nullIfMissing);
    if (stats && stats.mtimeMs < before) await rm(file, { force: true });
  }
}

const realOrNull = (path: string) => realpath(path).catch(nullIfMissing);

/** No such file, a file in place of a folder, a name that is too long, or a loop of links. */
const nullIfMissing = (error: unknown) => orNull(error, ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'], null);

function orNull<Value>(error: unknown, codes: readonly string[], value: Value): Value {
  if (error instanceof Error && 'code' in error && codes.includes(String(error.code))) return value;
  throw error;
}
