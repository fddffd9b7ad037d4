import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRejectsFile } from './rejects-file.js';

describe('the rejects file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rejects-'));
    path = join(folder, 'rejects.tsv');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('has a line per reject, whatever its text', async () => {
    const rejects = await openRejectsFile(path, new Map());
    await rejects.append([
      { file: 'ratings.csv', lineNumber: 3, reason: 'unknown movie', text: '1,2,3,4' },
      { file: 'ratings.csv', lineNumber: 9, reason: 'unknown movie', text: 'a\tb\0c\u2028d\u001b[31m' },
    ]);
    expect(await readFile(path, 'utf8')).toBe(
      'ratings.csv:3\tunknown movie\t1,2,3,4\nratings.csv:9\tunknown movie\ta\tb\\x00c\\x2028d\\x1b[31m\n',
    );
    expect(Object.fromEntries(rejects.counts)).toEqual({ 'unknown movie': 2 });
  });

  it('drops exactly the lines of a killed run after its checkpoint', async () => {
    await writeFile(
      path,
      'notes of somebody\nmovies.csv:7\tthe title is empty\tx\nratings.csv:5\tunknown movie\ty\nratings.csv:11\tunknown movie\tz\n',
    );
    const rejects = await openRejectsFile(
      path,
      new Map([
        ['movies.csv', 20],
        ['ratings.csv', 10],
      ]),
    );
    expect(await readFile(path, 'utf8')).toBe(
      'notes of somebody\nmovies.csv:7\tthe title is empty\tx\nratings.csv:5\tunknown movie\ty\n',
    );
    expect(Object.fromEntries(rejects.counts)).toEqual({ 'the title is empty': 1, 'unknown movie': 1 });
  });
});
