import { setImmediate } from 'node:timers/promises';
import { percentile } from './statistics.js';

/** A function that is called repeatedly in this process. */
export type Call = () => Promise<unknown>;

/** After this many calls, other work of this process can run. */
const CALLS_AT_A_TIME = 500;

/** Calls one after the other for this many seconds. @returns the median, in microseconds */
export async function timeCalls(call: Call, seconds: number): Promise<number> {
  const deadline = performance.now() + seconds * 1000;
  const times: number[] = [];
  while (performance.now() < deadline) {
    times.push(...(await timeEach(Array.from({ length: CALLS_AT_A_TIME }, () => call))));
    await setImmediate();
  }
  return medianOf(times);
}

/** Makes each of the calls once, one after the other. @returns the median, in microseconds */
export async function timeOnce(calls: readonly Call[]): Promise<number> {
  return medianOf(await timeEach(calls));
}

/**
 * Concurrent callers, each of which makes its next call as soon as the last one is answered. @returns calls per second
 */
export async function callRate(
  call: (caller: number) => Promise<unknown>,
  callers: number,
  seconds: number,
): Promise<number> {
  const begin = performance.now();
  const deadline = begin + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: callers }, async (_each, caller) => {
      let count = 0;
      for (; performance.now() < deadline; count += 1) await call(caller);
      return count;
    }),
  );
  const calls = counts.reduce((sum, count) => sum + count, 0);
  return (calls * 1000) / (performance.now() - begin);
}

async function timeEach(calls: readonly Call[]): Promise<number[]> {
  const times: number[] = [];
  for (const call of calls) {
    const begin = performance.now();
    await call();
    times.push((performance.now() - begin) * 1000);
  }
  return times;
}

function medianOf(times: number[]): number {
  return percentile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}
