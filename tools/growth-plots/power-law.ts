/** One measured size. */
export interface Point {
  /** The steps according to the analysis, above 0. */
  readonly steps: number;
  /** The measured time, above 0. */
  readonly seconds: number;
}

/**
 * The exponent e of `seconds = c · steps^e` that fits best: the slope of the line through the logarithms, by least
 * squares. It is 1 if time grows as analysed, and greater if it grows faster.
 * @throws RangeError unless the points have at least two different numbers of steps
 */
export function exponentOf(points: readonly Point[]): number {
  const logs = points.map(({ steps, seconds }) => ({ x: Math.log(steps), y: Math.log(seconds) }));
  const centre = { x: mean(logs.map(({ x }) => x)), y: mean(logs.map(({ y }) => y)) };
  const spread = sum(logs.map(({ x }) => (x - centre.x) ** 2));
  if (!(spread > 0)) throw new RangeError('A slope takes points of at least two different sizes.');
  return sum(logs.map(({ x, y }) => (x - centre.x) * (y - centre.y))) / spread;
}

/**
 * The duration of a step, in seconds, if time grows as analysed: c of `seconds = c · steps`, by least squares of the
 * logarithms.
 * @throws RangeError without points
 */
export function secondsPerStep(points: readonly Point[]): number {
  if (points.length === 0) throw new RangeError('Nothing was measured.');
  return Math.exp(mean(points.map(({ steps, seconds }) => Math.log(seconds / steps))));
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
