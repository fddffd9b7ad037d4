import { Presets, SingleBar } from 'cli-progress';

/** Shows the progress of a film's transcoding. */
export interface ProgressDisplay {
  /** @param fraction from 0 to 1 */
  show(fraction: number): void;
  stop(): void;
}

/** A progress bar on a terminal, otherwise a line for every tenth. */
export function createProgressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? createBar(stream) : createProgressLines((line) => stream.write(line));
}

function createBar(stream: NodeJS.WriteStream): ProgressDisplay {
  const format = '{bar} {percentage} % | {eta_formatted} left';
  const bar = new SingleBar({ stream, format, hideCursor: true }, Presets.shades_classic);
  bar.start(1, 0);
  return { show: (fraction) => bar.update(fraction), stop: () => bar.stop() };
}

const STEP_PERCENT = 10;

export function createProgressLines(write: (line: string) => void): ProgressDisplay {
  let shown = 0;
  return {
    show(fraction) {
      const percent = Math.floor((fraction * 100) / STEP_PERCENT) * STEP_PERCENT;
      if (percent <= shown) return;
      shown = percent;
      write(`${percent} %\n`);
    },
    stop: () => undefined,
  };
}
