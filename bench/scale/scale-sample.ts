import type { ServerUnderLoad } from '../harness/server-under-load.js';
import type { Turn } from '../harness/turns.js';
import type { ProcessorTime } from './processor-times.js';

/** The parts whose CPU time is reported separately. */
export const PARTS = ['api', 'PostgreSQL', 'Redis', 'load'] as const;
export type Part = (typeof PARTS)[number];

/** The work done in one turn, and its cost. */
export interface ScaleSample {
  /** Responses, or received events. */
  readonly done: number;
  readonly seconds: number;
  /** Of all processes of each part, in microseconds. */
  readonly spent: Readonly<Record<Part, number>>;
  /** The highest of one API process. */
  readonly busiestApi: number;
}

/** Works for this many seconds. @returns how often */
export type Work = (seconds: number) => Promise<number>;

export type Meters = Readonly<Record<Exclude<Part, 'api'>, ProcessorTime>>;

export function sampling(servers: readonly ServerUnderLoad[], meters: Meters, work: Work): Turn<ScaleSample> {
  const read = () =>
    Promise.all([
      Promise.all(servers.map((server) => server.processorMicroseconds())),
      meters.PostgreSQL(),
      meters.Redis(),
      meters.load(),
    ]);
  return async (seconds) => {
    const begin = performance.now();
    const before = await read();
    const done = await work(seconds);
    const after = await read();
    const apis = after[0].map((spent, index) => spent - (before[0][index] ?? 0));
    return {
      done,
      seconds: (performance.now() - begin) / 1_000,
      spent: {
        api: apis.reduce((sum, each) => sum + each, 0),
        PostgreSQL: after[1] - before[1],
        Redis: after[2] - before[2],
        load: after[3] - before[3],
      },
      busiestApi: Math.max(...apis),
    };
  };
}
