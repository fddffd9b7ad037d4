import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Where the web client is built to. */
export const output = join(root, 'dist/web');
const stamp = join(output, '.built-from');

export function isBuiltFrom(inputs: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
}

export function noteBuiltFrom(inputs: string): void {
  writeFileSync(stamp, inputs);
}

/** What it is built from, as it is now. */
export function hashInputs(): string {
  const sources = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of [...sources, join(root, 'package-lock.json')])
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
