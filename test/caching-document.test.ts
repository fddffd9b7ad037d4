import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cachePolicies } from '../src/cache-policies.js';
import { cacheMarkdown } from './support/cache-table.js';

const DOCUMENT = join(import.meta.dirname, '../docs/caching.md');
const GENERATED = /(<!-- table: begin[^>]*-->\n)[^]*(<!-- table: end -->)/;

test('docs/caching.md shows all caches; update it with `npx vitest run caching-document --update`', async () => {
  const document = await readFile(DOCUMENT, 'utf8');
  expect(document).toMatch(GENERATED);
  const renewed = document.replace(GENERATED, (_all, begin, end) => `${begin}\n${cacheMarkdown()}\n\n${end}`);
  await expect(renewed).toMatchFileSnapshot(DOCUMENT);
});

test('names of caches are unique', () => {
  const names = Object.values(cachePolicies).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
