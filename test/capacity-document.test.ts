import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { usualFigures } from '../tools/capacity/inputs.js';
import { capacityMarkdown } from '../tools/capacity/tables.js';

const DOCUMENT = join(import.meta.dirname, '../docs/capacity.md');

test('docs/capacity.md shows the computed figures; update it with `npx vitest run capacity-document --update`', async () => {
  const document = await readFile(DOCUMENT, 'utf8');
  const renewed = Object.entries(capacityMarkdown(usualFigures)).reduce((text, [name, table]) => {
    const generated = new RegExp(`(<!-- ${name}: begin[^>]*-->\\n)[^]*?(<!-- ${name}: end -->)`);
    expect(text).toMatch(generated);
    return text.replace(generated, (_all, begin, end) => `${begin}\n${table}\n\n${end}`);
  }, document);
  await expect(renewed).toMatchFileSnapshot(DOCUMENT);
});
