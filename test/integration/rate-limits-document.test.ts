import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine.js';
import { limitMarkdown } from '../support/limit-table.js';
import { testConfig } from '../support/platform.js';
import { createTestDatabase } from '../support/test-database.js';
import { testRedis } from '../support/test-redis.js';

const DOCUMENT = join(import.meta.dirname, '../../docs/rate-limits.md');
const GENERATED = /(<!-- table: begin[^>]*-->\n)[^]*(<!-- table: end -->)/;

test('docs/rate-limits.md shows the limits declared on the fields; update it with `npx vitest run rate-limits-document --update`', async () => {
  await using database = await createTestDatabase();
  const { url, prefix } = testRedis();
  await using engine = await createEngine(testConfig(database.url, { url, cacheUrl: url, prefix }));
  const document = await readFile(DOCUMENT, 'utf8');
  expect(document).toMatch(GENERATED);
  const table = limitMarkdown(engine.schema);
  const renewed = document.replace(GENERATED, (_all, begin, end) => `${begin}\n${table}\n\n${end}`);
  await expect(renewed).toMatchFileSnapshot(DOCUMENT);
});
