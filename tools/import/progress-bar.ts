import { Presets, SingleBar } from 'cli-progress';
import type { ProgressDisplay } from './progress-lines.js';
import { describeProgress } from './progress-text.js';

/** Draws a progress bar for each file on a terminal. */
export function createProgressBar(terminal: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    {
      stream: terminal,
      format:
        '{file} {bar} {percentage} % | {rows} | {rate} rows/s | {rejected} rejected | {eta_formatted} left',
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let shown: string | null = null;

  return {
    show(progress) {
      const payload = { file: progress.file, ...describeProgress(progress) };
      if (shown !== progress.file) {
        if (shown !== null) bar.stop();
        bar.start(progress.bytesTotal, progress.startedAt.byteOffset, payload);
        shown = progress.file;
      }
      bar.update(progress.bytesRead, payload);
    },
    stop: () => bar.stop(),
  };
}
