import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineBatch, LONGEST_LINE, readLineBatches } from './line-batches.js';

const START = { byteOffset: 0, lineNumber: 0 };

describe('readLineBatches', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'line-batches-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(content: string, from = START): Promise<LineBatch[]> {
    const path = join(folder, 'input');
    await writeFile(path, content);
    const batches: LineBatch[] = [];
    for await (const batch of readLineBatches(path, from)) batches.push(batch);
    return batches;
  }

  it.each([
    ['one\ntwo\n', ['one', 'two']],
    ['one\r\ntwo\r\n', ['one', 'two']],
    ['one\n\ntwo', ['one', '', 'two']],
    ['', []],
  ])('splits %j', async (content, lines) => {
    expect(linesOf(await read(content))).toEqual(lines);
  });

  it('reads a large file completely, and from the end of any batch', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `line ${index} ${'é'.repeat(index % 40)}`);
    const content = lines.join('\n');
    const batches = await read(content);
    expect(batches.length).toBeGreaterThan(5);
    expect(linesOf(batches)).toEqual(lines);
    expect(batches.at(-1)?.end).toEqual({ byteOffset: Buffer.byteLength(content), lineNumber: 60_000 });

    const from = batches[2]?.end ?? START;
    expect(linesOf(await read(content, from))).toEqual(lines.slice(from.lineNumber));
  });

  it('truncates a line that is too long, and continues after it', async () => {
    const batches = await read(`before\n${'x'.repeat(1_000_000)}\nafter\n`);
    expect(linesOf(batches).map((line) => line.length)).toEqual([6, LONGEST_LINE + 1, 5]);
    expect(batches.at(-1)?.end).toEqual({ byteOffset: 1_000_014, lineNumber: 3 });
  });
});

function linesOf(batches: readonly LineBatch[]): string[] {
  return batches.flatMap(({ lines }) => lines.map((line) => line.toString()));
}
