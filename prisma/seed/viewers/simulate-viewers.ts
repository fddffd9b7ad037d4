import type { Film } from '../films/clean-films.js';
import { createRandom } from './random.js';
import { simulateWatches, type Watch } from './simulate-watches.js';
import { drawTaste, type Taste } from './taste.js';

export interface SimulatedViewer {
  /** From 1. */
  readonly number: number;
  readonly taste: Taste;
  readonly watches: readonly Watch[];
}

const FEWEST_WATCHES = 20;
const MOST_WATCHES = 150;

/**
 * Makes viewers up, whose histories follow from tastes that nobody sees: what recommendations are to find.
 * The same for the same films and seed; only the times move with `now`.
 */
export function simulateViewers(options: {
  readonly count: number;
  readonly films: readonly Film[];
  readonly now: Date;
  readonly seed: number;
}): SimulatedViewer[] {
  const random = createRandom(options.seed);
  return Array.from({ length: options.count }, (_, index) => {
    const taste = drawTaste(random);
    const count = Math.round(FEWEST_WATCHES * (MOST_WATCHES / FEWEST_WATCHES) ** random());
    const watches = simulateWatches(random, { taste, count }, options.films, options.now);
    return { number: index + 1, taste, watches };
  });
}
