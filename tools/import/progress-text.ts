import type { ImportProgress } from './import-file.js';

/** The progress of a file's import, formatted for people. */
export function describeProgress(progress: ImportProgress) {
  const { bytesRead, bytesTotal, lines, startedAt, elapsedMs } = progress;
  const rate = elapsedMs > 0 ? ((lines - startedAt.lineNumber) / elapsedMs) * 1000 : 0;
  return {
    percentage: bytesTotal === 0 ? 100 : Math.floor((bytesRead / bytesTotal) * 100),
    rows: `${lines.toLocaleString('en')} rows${goneOn(progress)}`,
    rate: Math.round(rate).toLocaleString('en'),
    rejected: progress.rejected.toLocaleString('en'),
  };
}

function goneOn({ startedAt, isFinished, lines }: ImportProgress): string {
  if (startedAt.lineNumber === 0) return '';
  if (isFinished && startedAt.lineNumber === lines) return ', finished before';
  return `, going on from row ${startedAt.lineNumber.toLocaleString('en')}`;
}
