import type { InteractionMatrix } from './interaction-matrix.js';

/** Titles by how many watched them, most first. A rank is a title's place in that order. */
export interface PopularityOrder {
  /** Of those that equally many watched, the one with the greatest number first. */
  readonly titleAt: Uint32Array;
  readonly rankOf: Uint32Array;
  /** How many watched, by rank. */
  readonly viewersAt: Float64Array;
}

/** Takes titles · log(titles) steps. */
export function popularityOrder({ titles, titleOffsets }: InteractionMatrix): PopularityOrder {
  // Viewers and number as one, since numbers are sorted without a call for each pair.
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
