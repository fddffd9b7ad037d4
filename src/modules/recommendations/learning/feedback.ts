/** What viewers liked, when and how much, as columns: row r says that viewer `viewers[r]` liked title `titles[r]`. */
export interface Feedback {
  /** The data set's own numbers. */
  readonly viewers: Uint32Array;
  readonly titles: Uint32Array;
  /** In seconds since 1970; 0 if the data set has no times. */
  readonly times: Float64Array;
  /** From 0; a finished title weighs 1. */
  readonly weights: Float32Array;
}

/** Collects rows. */
export class FeedbackBuilder {
  private readonly viewers: number[] = [];
  private readonly titles: number[] = [];
  private readonly times: number[] = [];
  private readonly weights: number[] = [];

  /** @returns the index of the row */
  add(viewer: number, title: number, time: number, weight = 1): number {
    this.viewers.push(viewer);
    this.titles.push(title);
    this.times.push(time);
    return this.weights.push(weight) - 1;
  }

  /** Raises the weight of a row to at least this. */
  raise(row: number, weight: number): void {
    this.weights[row] = Math.max(this.weights[row]!, weight);
  }

  build(): Feedback {
    return {
      viewers: Uint32Array.from(this.viewers),
      titles: Uint32Array.from(this.titles),
      times: Float64Array.from(this.times),
      weights: Float32Array.from(this.weights),
    };
  }
}

/** The rows at these indexes, in this order. */
export function rowsAt({ viewers, titles, times, weights }: Feedback, places: Uint32Array): Feedback {
  return {
    viewers: places.map((place) => viewers[place]!),
    titles: places.map((place) => titles[place]!),
    times: Float64Array.from(places, (place) => times[place]!),
    weights: Float32Array.from(places, (place) => weights[place]!),
  };
}

/** The indexes of rows, ordered by time, then viewer, then title. */
export function placesByTime({ viewers, titles, times }: Feedback): Uint32Array {
  return Uint32Array.from(viewers.keys()).toSorted(
    (one, other) =>
      times[one]! - times[other]! || viewers[one]! - viewers[other]! || titles[one]! - titles[other]!,
  );
}

/** The indexes of rows, ordered by viewer, then time, then title. */
export function placesByViewer({ viewers, titles, times }: Feedback): Uint32Array {
  return Uint32Array.from(viewers.keys()).toSorted(
    (one, other) =>
      viewers[one]! - viewers[other]! || times[one]! - times[other]! || titles[one]! - titles[other]!,
  );
}
