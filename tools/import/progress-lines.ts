import type { ImportProgress } from './import-file.js';
import { describeProgress } from './progress-text.js';

/** Reports the progress of an import. */
export interface ProgressDisplay {
  show(progress: ImportProgress): void;
  stop(): void;
}

const LINE_EVERY_MS = 5_000;

/**
 * Prints a line when a file starts, when it ends, and every five seconds in between: for outputs that are not
 * terminals.
 */
export function createProgressLines(write: (line: string) => void): ProgressDisplay {
  let shown: ImportProgress | null = null;

  return {
    show(progress) {
      const isDue =
        progress.file !== shown?.file ||
        progress.isFinished ||
        progress.elapsedMs - shown.elapsedMs >= LINE_EVERY_MS;
      if (!isDue) return;
      shown = progress;
      const { percentage, rows, rate, rejected } = describeProgress(progress);
      write(`${progress.file} ${percentage} % | ${rows} | ${rate} rows/s | ${rejected} rejected\n`);
    },
    stop: () => undefined,
  };
}
