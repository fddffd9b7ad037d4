/** A logarithmic axis. */
export interface LogarithmicAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  /** The position of a value: 0 at the low end, 1 at the high end. */
  positionOf(value: number): number;
}

export interface Tick {
  readonly value: number;
  readonly isLabelled: boolean;
}

/** If there are few decades, values in between are labelled too. */
const FEW_DECADES = 2;
const STEPS_OF_DECADE = [1, 2, 5];
/** Powers of ten have rounding errors. */
const ROUNDING = 1e-9;

/**
 * The shortest axis between two of the values 1, 2, 5, 10, 20, 50, … that contains all values, with ticks at these.
 * @param values above 0
 * @throws RangeError without values
 */
export function logarithmicAxis(values: readonly number[]): LogarithmicAxis {
  if (values.length === 0) throw new RangeError('There is nothing to draw.');
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const marks = marksAround(least, most);
  const low = marks.findLast((mark) => mark <= least * (1 + ROUNDING))!;
  const high = marks.find((mark) => mark > low && mark >= most * (1 - ROUNDING))!;
  const decades = Math.log10(high / low);
  return {
    low,
    high,
    ticks: marks
      .filter((mark) => mark >= low && mark <= high)
      .map((value) => ({ value, isLabelled: decades < FEW_DECADES || isPowerOfTen(value) })),
    positionOf: (value) => Math.log10(value / low) / decades,
  };
}

function marksAround(least: number, most: number): number[] {
  const first = Math.floor(Math.log10(least)) - 1;
  const last = Math.ceil(Math.log10(most)) + 1;
  return Array.from({ length: last - first + 1 }, (_none, at) => first + at).flatMap((power) =>
    STEPS_OF_DECADE.map((step) => Number(`${step}e${power}`)),
  );
}

function isPowerOfTen(value: number): boolean {
  const power = Math.log10(value);
  return Math.abs(power - Math.round(power)) < ROUNDING;
}
