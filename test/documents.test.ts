import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Paths in the text, such as `test/integration/accounts.test.ts` or a folder `src/modules/`. */
const PATH = /`(?<path>(?:src|test|tools|bench|soak|prisma|docs)\/[\w./-]+?)\/?`/g;

/** A test by its file and its title, such as `test/integration/live.test.ts` “is refused to visitors”. */
const TEST = /`(?<file>[\w./-]+\.test\.ts)` “(?<title>[^”]+)”/g;

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('documents', () => {
  it.each(documents)('%s has no broken references', (document) => {
    const text = readFileSync(join(root, document), 'utf8');
    const named = [...text.matchAll(PATH)].map(({ groups }) => groups?.['path'] ?? '');
    const links = [...text.matchAll(/\]\((?<target>[^)#:]+)(?:#[^)]*)?\)/g)].map(({ groups }) =>
      join(document, '..', groups?.['target'] ?? ''),
    );
    expect([...named, ...links].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('name existing tests', () => {
    const named = documents.flatMap((document) => [
      ...readFileSync(join(root, document), 'utf8').matchAll(TEST),
    ]);
    const missing = named.filter(({ groups: { file = '', title = '' } = {} }) => {
      const path = join(root, file);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      return !["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`));
    });
    expect(missing.map(([reference]) => reference)).toEqual([]);
    // Without any, the test would check nothing.
    expect(named.length).toBeGreaterThan(80);
  });
});
