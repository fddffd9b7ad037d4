import { summarise } from '../harness/statistics.js';
import { PARTS, type Part, type ScaleSample } from './scale-sample.js';

/** The result of one kind of work with a number of processes. */
export interface ScaleRow {
  readonly work: string;
  /** The number of API processes; null for the bare limit. */
  readonly processes: number | null;
  readonly samples: readonly ScaleSample[];
  /** Of one response or event, without its headers. */
  readonly bytes: number;
}

/** The same in numbers: medians over the rounds. */
export interface ScaleResult {
  readonly work: string;
  readonly processes: number | null;
  readonly perSecond: number;
  /** CPUs that each part kept busy. */
  readonly processors: Readonly<Record<Part, number>>;
  /** The CPU time of API processes, PostgreSQL and Redis together for one response or event, in microseconds. */
  readonly stackMicroseconds: number;
  readonly bytes: number;
  readonly bottleneck: string;
}

const MICROSECONDS = 1_000_000;
/** From this load on, a CPU counts as saturated. */
const FULL = 0.9;

/** @param processors the number of CPUs */
export function scaleResult({ work, processes, samples, bytes }: ScaleRow, processors: number): ScaleResult {
  const median = (of: (sample: ScaleSample) => number) => summarise(samples.map(of)).median;
  const busy = (microseconds: number, { seconds }: ScaleSample) => microseconds / MICROSECONDS / seconds;
  const used = {
    api: median((sample) => busy(sample.spent.api, sample)),
    PostgreSQL: median((sample) => busy(sample.spent.PostgreSQL, sample)),
    Redis: median((sample) => busy(sample.spent.Redis, sample)),
    load: median((sample) => busy(sample.spent.load, sample)),
  };
  return {
    work,
    processes,
    perSecond: median(({ done, seconds }) => done / seconds),
    processors: used,
    stackMicroseconds: median(({ done, spent }) => (spent.api + spent.PostgreSQL + spent.Redis) / done),
    bytes,
    bottleneck: bottleneckOf(
      used,
      median((sample) => busy(sample.busiestApi, sample)),
      processors,
    ),
  };
}

/** The bottleneck. A process of Node, like Redis, has one CPU for most of its work. */
export function bottleneckOf(
  used: Readonly<Record<Part, number>>,
  busiestApi: number,
  processors: number,
): string {
  const total = PARTS.reduce((sum, part) => sum + used[part], 0);
  const [greatest = 'api'] = PARTS.toSorted((a, b) => used[b] - used[a]);
  if (total >= processors * FULL) return `all ${processors} processors, most of it ${greatest}`;
  if (busiestApi >= FULL) return 'one API process';
  if (used.Redis >= FULL) return 'Redis';
  if (used.load >= FULL) return 'whoever asks';
  return 'none that was measured: waiting';
}
