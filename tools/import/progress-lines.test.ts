import { describe, expect, it } from 'vitest';
import type { ImportProgress } from './import-file.js';
import { createProgressLines } from './progress-lines.js';

const begun: ImportProgress = {
  file: 'ratings.csv',
  bytesRead: 0,
  bytesTotal: 1000,
  lines: 0,
  rejected: 0,
  startedAt: { byteOffset: 0, lineNumber: 0 },
  elapsedMs: 0,
  isFinished: false,
};

function linesFor(...steps: readonly Partial<ImportProgress>[]): string[] {
  const written: string[] = [];
  const display = createProgressLines((line) => written.push(line));
  for (const step of steps) display.show({ ...begun, ...step });
  return written;
}

describe('progress in lines', () => {
  it('has one at the start, every five seconds and at the end', () => {
    const written = linesFor(
      {},
      { elapsedMs: 1000, lines: 1000, bytesRead: 100 },
      { elapsedMs: 5000, lines: 20_000, bytesRead: 505, rejected: 3 },
      { elapsedMs: 9999, lines: 30_000, bytesRead: 900 },
      { elapsedMs: 10_000, lines: 40_000, bytesRead: 1000, isFinished: true },
    );
    expect(written).toEqual([
      'ratings.csv 0 % | 0 rows | 0 rows/s | 0 rejected\n',
      'ratings.csv 50 % | 20,000 rows | 4,000 rows/s | 3 rejected\n',
      'ratings.csv 100 % | 40,000 rows | 4,000 rows/s | 0 rejected\n',
    ]);
  });

  it('state where an interrupted import resumes, and count its speed from there', () => {
    const startedAt = { byteOffset: 500, lineNumber: 20_000 };
    expect(linesFor({ startedAt, lines: 30_000, elapsedMs: 2000, bytesRead: 750 })).toEqual([
      'ratings.csv 75 % | 30,000 rows, going on from row 20,000 | 5,000 rows/s | 0 rejected\n',
    ]);
  });

  it('state that there was nothing left to do', () => {
    const startedAt = { byteOffset: 1000, lineNumber: 40_000 };
    expect(linesFor({ startedAt, lines: 40_000, bytesRead: 1000, isFinished: true })).toEqual([
      'ratings.csv 100 % | 40,000 rows, finished before | 0 rows/s | 0 rejected\n',
    ]);
  });
});
