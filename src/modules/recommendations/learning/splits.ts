import { type Feedback, placesByTime, placesByViewer, rowsAt } from './feedback.js';

/** A training set and a test set, of which the training set knows nothing. */
export interface Split {
  readonly training: Feedback;
  readonly held: Feedback;
  /** Whether titles unknown in training count as missed; otherwise they are left out. */
  readonly countsUnknownTitles: boolean;
}

export const PROTOCOLS = ['leave-last-out', 'temporal', 'rolling', 'fixed'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

const TRAINING_SHARE = 0.8;
const CUTS = 10;

/** Tests on the last title of each viewer, and trains on everything before it. */
export function leaveLastOut(feedback: Feedback): Split {
  const places = placesByViewer(feedback);
  const { viewers } = feedback;
  const isLast = (at: number) => viewers[places[at]!] !== viewers[places[at + 1] ?? -1];
  return {
    training: rowsAt(
      feedback,
      places.filter((_place, at) => !isLast(at)),
    ),
    held: rowsAt(
      feedback,
      places.filter((_place, at) => isLast(at)),
    ),
    countsUnknownTitles: true,
  };
}

/** Trains on the first 80 % of the feedback, and tests on the rest. */
export function temporal(feedback: Feedback): Split {
  const places = placesByTime(feedback);
  return splitAt(feedback, places, Math.floor(places.length * TRAINING_SHARE), places.length);
}

/**
 * Ten cuts through the second half of the period: trains on everything before a cut, and tests on what comes until
 * the next one, like a service that is retrained periodically.
 */
export function* rolling(feedback: Feedback): Generator<Split> {
  const places = placesByTime(feedback);
  const timeAt = (at: number) => feedback.times[places[at]!] ?? 0;
  const begin = timeAt(0);
  const end = timeAt(places.length - 1);
  const cutTime = (cut: number) => begin + ((end - begin) * (CUTS + cut)) / (2 * CUTS);
  for (let cut = 0; cut < CUTS; cut += 1) {
    const from = firstPlace(places.length, (at) => timeAt(at) >= cutTime(cut));
    const to =
      cut === CUTS - 1 ? places.length : firstPlace(places.length, (at) => timeAt(at) >= cutTime(cut + 1));
    yield splitAt(feedback, places, from, to);
  }
}

const VALIDATION_SHARES = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

/**
 * Cuts for learning weights under the conditions of serving: everything before a cut is known, and what comes until
 * the next is tested. The cuts are in the second half of the feedback, at equal amounts of it rather than of time, so
 * that each has something to test.
 */
export function validationCuts(feedback: Feedback): Split[] {
  const places = placesByTime(feedback);
  const placeAt = (share: number) => Math.floor(places.length * share);
  return VALIDATION_SHARES.map((share, cut) =>
    splitAt(feedback, places, placeAt(share), placeAt(VALIDATION_SHARES[cut + 1] ?? 1)),
  );
}

/** @param from index of the first row of the test set @param to index after its last row */
function splitAt(feedback: Feedback, places: Uint32Array, from: number, to: number): Split {
  return {
    training: rowsAt(feedback, places.slice(0, from)),
    held: rowsAt(feedback, places.slice(from, to)),
    countsUnknownTitles: false,
  };
}

/** The first index from which on a condition holds, by binary search. */
function firstPlace(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
