import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');

/**
 * Licences that require keeping their notice, or publishing changes to them, and nothing for the software that uses
 * them.
 */
const ACCEPTED = new Set([
  '(MIT AND BSD-3-Clause)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'EPL-2.0',
  'ISC',
  'MIT',
  'MIT and ISC',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);

/** Packages without a licence in package.json, but with a LICENSE file. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = { 'node_modules/seq-queue': 'MIT' };

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), license: z.string().optional() })),
});
const packageSchema = z.object({ license: z.string().optional() });

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** The packages used in production, including those for other systems if known. */
function shipped(): (readonly [path: string, licence: string])[] {
  const { packages } = lockSchema.parse(readJson('package-lock.json'));
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { license }]) => {
      const manifest = join(path, 'package.json');
      const own = existsSync(join(root, manifest))
        ? packageSchema.parse(readJson(manifest)).license
        : undefined;
      return [path, license ?? own ?? SAID_ELSEWHERE[path] ?? 'none'];
    });
}

it('all shipped packages have permitted licences', () => {
  expect(shipped().length).toBeGreaterThan(100);
  expect(shipped().filter(([, licence]) => !ACCEPTED.has(licence))).toEqual([]);
});
