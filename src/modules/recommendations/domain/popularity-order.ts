import type { InteractionMatrix } from './interaction-matrix.js';

/** Titles by number of viewers, most first. A rank is a position in this order. */
export interface PopularityOrder {
  /** Ties: the greatest title number first. */
  readonly titleAt: Uint32Array;
  readonly rankOf: Uint32Array;
  /** The number of viewers, by rank. */
  readonly viewersAt: Float64Array;
}

/** Takes titles · log(titles) steps. */
export function popularityOrder({ titles, titleOffsets }: InteractionMatrix): PopularityOrder {
  // Viewers and number in one key, because sorting numbers needs no comparison function.
  const keys = new Float64Array(titles);
  for (let title = 0; title < titles; title += 1) {
    keys[title] = (titleOffsets[title + 1]! - titleOffsets[title]!) * titles + title;
  }
  keys.sort();
  const titleAt = new Uint32Array(titles);
  const rankOf = new Uint32Array(titles);
  const viewersAt = new Float64Array(titles);
  for (let rank = 0; rank < titles; rank += 1) {
    const key = keys[titles - 1 - rank]!;
    const viewers = Math.floor(key / titles);
    const title = key - viewers * titles;
    titleAt[rank] = title;
    rankOf[title] = rank;
    viewersAt[rank] = viewers;
  }
  return { titleAt, rankOf, viewersAt };
}
