import type { Durations } from './metric.js';

/** Records the duration of successful work. */
export async function timed<Result>(
  series: Durations | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const begin = performance.now();
  const result = await work();
  series?.record(performance.now() - begin);
  return result;
}
