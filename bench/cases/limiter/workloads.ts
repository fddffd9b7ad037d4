import type { BenchLimit, LimiterInstance, LimiterOptions } from './contender.js';

/** A workload for all contenders. */
export interface Workload {
  readonly name: string;
  readonly limits: readonly BenchLimit[];
  readonly algorithm: LimiterOptions['algorithm'];
  /** The number of concurrent callers. */
  readonly callers: number;
  readonly subjects: number;
  readonly isAdmitted: boolean;
  readonly target: number | null;
}

const WINDOW_SECONDS = 600;
/** More than anyone takes. */
const WIDE = 10_000;
/** The largest number that a log supports. */
const MOST_LOGGED = 1_000;
const CALLERS = 64;
const DECISIONS_A_PART = 1_000;
const TARGET = 1.3;

const wide: BenchLimit = { name: 'wide', most: WIDE, windowSeconds: WINDOW_SECONDS };
const usual = {
  limits: [wide],
  algorithm: 'token-bucket',
  callers: CALLERS,
  subjects: 10_000,
  isAdmitted: true,
  target: TARGET,
} satisfies Omit<Workload, 'name'>;

export const workloads: readonly Workload[] = [
  { ...usual, name: 'one limit, a bucket' },
  { ...usual, name: 'one limit, two counters', algorithm: 'sliding-counter' },
  {
    ...usual,
    name: 'one limit, a log',
    // Each log comes to contain dozens of instants, like those of fields, and some expire with each take.
    limits: [{ name: 'short', most: MOST_LOGGED, windowSeconds: 2 }],
    algorithm: 'sliding-log',
    subjects: 3_000,
  },
  {
    ...usual,
    name: 'three limits',
    limits: [
      wide,
      { ...wide, name: 'wider', windowSeconds: 2 * WINDOW_SECONDS },
      { ...wide, name: 'widest', windowSeconds: 3 * WINDOW_SECONDS },
    ],
    algorithm: 'sliding-counter',
  },
  {
    ...usual,
    name: 'already refused',
    limits: [{ ...wide, most: 1 }],
    subjects: 1_000,
    isAdmitted: false,
  },
  { ...usual, name: 'one limit, one caller', callers: 1, target: null },
];

export interface Decided {
  /** Decisions per second. */
  readonly perSecond: number;
  /** The CPU time of one decision in this process, in microseconds. */
  readonly cpuMicros: number;
}

/** @throws Error when a decision is wrong */
export async function decide(
  instance: LimiterInstance,
  { callers, subjects, isAdmitted }: Workload,
  seconds: number,
): Promise<Decided> {
  const names = Array.from({ length: subjects }, (_, index) => `subject-${index}`);
  // Limits that are to refuse are used up first.
  if (!isAdmitted) for (const name of [...names, ...names]) await instance.take(name);
  let [decisions, ms] = [0, 0];
  const cpuBefore = process.cpuUsage();
  while (ms < seconds * 1_000) {
    const last = decisions + DECISIONS_A_PART;
    const call = async () => {
      while (decisions < last) {
        decisions += 1;
        if ((await instance.take(names[decisions % subjects] ?? '')) !== isAdmitted) {
          throw new Error('A limiter decided otherwise than it has to.');
        }
      }
    };
    const begin = performance.now();
    await Promise.all(Array.from({ length: callers }, call));
    ms += performance.now() - begin;
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return { perSecond: (decisions * 1_000) / ms, cpuMicros: (user + system) / decisions };
}
