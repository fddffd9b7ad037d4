import type { Growth, MeasuredGrowth, Sample } from './growth.js';
import type { Point } from './power-law.js';

/** Other load on the machine makes some repetitions slower by evicting their caches, but none faster. */
const LEAST_REPEATS = 2;
const LEAST_SECONDS = 1.5;

/** @param onPoint called for each size when it is measured */
export function measureGrowth(growth: Growth, onPoint: (size: number, point: Point) => void): MeasuredGrowth {
  const points = growth.sizes.map((size) => {
    const sample = growth.prepare(size);
    const point = { steps: sample.steps, seconds: bestSeconds(sample) };
    onPoint(size, point);
    return point;
  });
  return { growth, points };
}

/** The CPU time, because time used by other processes does not matter for growth: the minimum of some repetitions. */
function bestSeconds({ run }: Sample): number {
  let [best, total] = [Number.POSITIVE_INFINITY, 0];
  for (let repeat = 0; repeat < LEAST_REPEATS || total < LEAST_SECONDS; repeat += 1) {
    const begin = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(begin);
    const seconds = (user + system) / 1e6;
    best = Math.min(best, seconds);
    total += seconds;
  }
  return best;
}
