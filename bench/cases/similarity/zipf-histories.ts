import { InteractionMatrixBuilder } from '../../../src/modules/recommendations/domain/interaction-matrix.js';
import { createRandomNumbers } from '../../../src/modules/recommendations/domain/random-numbers.js';

const MEAN_HISTORY = 50;
const LONGEST_HISTORY = 500;

/**
 * Realistic histories: titles by Zipf's law, and lengths by a geometric distribution. The same every time.
 * @param titles the number of titles
 */
export function zipfHistories(interactions: number, titles: number) {
  const next = createRandomNumbers(interactions);
  const shares = zipfShares(titles);
  const builder = new InteractionMatrixBuilder(titles);
  let left = interactions;
  while (left > 0) {
    const drawn = Math.ceil(-Math.log(1 - next()) * MEAN_HISTORY);
    const history = new Set<number>();
    for (let at = Math.min(drawn, LONGEST_HISTORY, left); at > 0; at -= 1)
      history.add(titleAt(shares, next()));
    builder.beginHistory();
    for (const title of history) builder.add(title);
    left -= history.size;
  }
  return builder.build();
}

/** The share of views that the first titles have together. */
function zipfShares(titles: number): Float64Array {
  const shares = new Float64Array(titles);
  let total = 0;
  for (let rank = 0; rank < titles; rank += 1) {
    total += 1 / (rank + 10);
    shares[rank] = total;
  }
  return shares.map((share) => share / total);
}

function titleAt(shares: Float64Array, drawn: number): number {
  let [low, high] = [0, shares.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shares[middle]! < drawn) low = middle + 1;
    else high = middle;
  }
  return low;
}
