import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { MediaStorage } from './media-storage.js';

/** How many files are written concurrently. */
const AT_A_TIME = 8;

/**
 * Uploads all files of a local folder to the storage: segments before their manifests, and files at the top last.
 * @param from an absolute path
 * @param to a path in the storage
 */
export async function storeFolder(
  storage: MediaStorage,
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)));
  for (const group of [files.filter(isSegment), files.filter(isInner), files.filter(isOuter)]) {
    for (let begin = 0; begin < group.length; begin += AT_A_TIME) {
      signal?.throwIfAborted();
      await Promise.all(
        group
          .slice(begin, begin + AT_A_TIME)
          .map((file) =>
            storage.write(`${to}/${file.replaceAll(sep, '/')}`, createReadStream(join(from, file))),
          ),
      );
    }
  }
}

const isManifest = (file: string) => file.endsWith('.m3u8');
const isSegment = (file: string) => !isManifest(file);
const isInner = (file: string) => isManifest(file) && file.includes(sep);
const isOuter = (file: string) => isManifest(file) && !file.includes(sep);
