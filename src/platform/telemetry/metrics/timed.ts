import type { Durations } from './metric.js';

/** Notes how long work took that came to a good end. */
export async function timed<Result>(
  series: Durations | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const begin = performance.now();
  const result = await work();
  series?.record(performance.now() - begin);
  return result;
}
