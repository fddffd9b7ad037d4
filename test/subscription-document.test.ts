import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { transitionMarkdown, transitionTable } from './support/transition-table.js';

const DOCUMENT = join(import.meta.dirname, '../docs/subscriptions.md');
const GENERATED = /(<!-- transitions: begin[^>]*-->\n)[^]*(<!-- transitions: end -->)/;

test('docs/subscriptions.md shows the transitions of the states; update it with `npx vitest run subscription-document --update`', async () => {
  const document = await readFile(DOCUMENT, 'utf8');
  expect(document).toMatch(GENERATED);
  const renewed = document.replace(
    GENERATED,
    (_all, begin, end) => `${begin}\n${transitionMarkdown()}\n\n${end}`,
  );
  await expect(renewed).toMatchFileSnapshot(DOCUMENT);
});

test('every state can be reached and left', () => {
  const rows = transitionTable();
  const reached = new Set(rows.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const left = new Set(rows.filter(({ from, to }) => from !== to).map(({ from }) => from));
  expect([...reached].toSorted()).toEqual(['ACTIVE', 'CANCELLED', 'EXPIRED', 'GRACE_PERIOD', 'SUSPENDED']);
  expect([...left].toSorted()).toEqual(['ACTIVE', 'CANCELLED', 'EXPIRED', 'GRACE_PERIOD', 'SUSPENDED']);
});
