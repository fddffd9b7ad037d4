import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

/** A page, and what a browser that opens it first fetches of JavaScript, in bytes of gzip. */
export interface FirstLoad {
  readonly page: string;
  readonly bytes: number;
}

/** What each page costs whoever opens it first: the entry, the page, and everything that they import. */
export function measureFirstLoads(folder: string): FirstLoad[] {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
  if (entry === undefined) throw new Error(`The build in ${folder} has no entry.`);
  const pages = Object.keys(manifest).filter((name) => manifest[name]?.isDynamicEntry);
  return pages
    .map((page) => ({ page, bytes: sizeOf(folder, filesOf(manifest, [entry, page])) }))
    .toSorted((left, right) => right.bytes - left.bytes);
}

function filesOf(manifest: Manifest, names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk || found.has(chunk.file)) continue;
    found.add(chunk.file);
    filesOf(manifest, chunk.imports ?? [], found);
  }
  return found;
}

function sizeOf(folder: string, files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(folder, file))).length;
  return bytes;
}
