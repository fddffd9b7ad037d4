import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jobRegistry } from '../src/job-registry.js';
import { jobMarkdown } from './support/job-table.js';

const DOCUMENT = join(import.meta.dirname, '../docs/jobs.md');
const GENERATED = /(<!-- table: begin[^>]*-->\n)[^]*(<!-- table: end -->)/;

test('docs/jobs.md shows all jobs; update it with `npx vitest run jobs-document --update`', async () => {
  const document = await readFile(DOCUMENT, 'utf8');
  expect(document).toMatch(GENERATED);
  const renewed = document.replace(GENERATED, (_all, begin, end) => `${begin}\n${jobMarkdown()}\n\n${end}`);
  await expect(renewed).toMatchFileSnapshot(DOCUMENT);
});

test('names of jobs are unique', () => {
  const names = jobRegistry.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
