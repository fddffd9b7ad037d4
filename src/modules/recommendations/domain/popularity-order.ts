import type { InteractionMatrix } from './interaction-matrix.js';

/** Ranks that stand together: their titles have nearly as many viewers. */
export interface RankRun {
  readonly from: number;
  /** The first rank that does not belong to it. */
  readonly to: number;
  /** The root of the fewest viewers that a title of it has. */
  readonly leastRoot: number;
}

/** Titles by how many watched them, most first. A rank is a title's place in that order. */
export interface PopularityOrder {
  readonly titleAt: Uint32Array;
  readonly rankOf: Uint32Array;
  /** The roots of how many watched, by rank. */
  readonly roots: Float64Array;
  readonly runs: readonly RankRun[];
}

/** A run's first rank divides by this, so that its counts can be looked through several at once. */
export const RUN_ALIGNMENT = 16;

/** How much smaller the last root of a run may be than its first. */
const SPREAD = 0.97;

/** Takes titles · log(titles) steps; equally popular titles stand in the order of their numbers. */
export function popularityOrder({ titles, titleOffsets }: InteractionMatrix): PopularityOrder {
  const viewersOf = (title: number) => titleOffsets[title + 1]! - titleOffsets[title]!;
  const titleAt = Uint32Array.from({ length: titles }, (_none, title) => title).toSorted(
    (one, other) => viewersOf(other) - viewersOf(one) || one - other,
  );
  const rankOf = new Uint32Array(titles);
  for (const [rank, title] of titleAt.entries()) rankOf[title] = rank;
  const roots = Float64Array.from(titleAt, (title) => Math.sqrt(viewersOf(title)));
  return { titleAt, rankOf, roots, runs: runsOf(roots) };
}

function runsOf(roots: Float64Array): RankRun[] {
  const runs: RankRun[] = [];
  let from = 0;
  for (let to = RUN_ALIGNMENT; from < roots.length; to += RUN_ALIGNMENT) {
    const isOver = to >= roots.length || roots[lastOf(to + RUN_ALIGNMENT)]! < SPREAD * roots[from]!;
    if (!isOver) continue;
    runs.push({ from, to: Math.min(to, roots.length), leastRoot: roots[lastOf(to)]! });
    from = to;
  }
  return runs;

  function lastOf(end: number): number {
    return Math.min(end, roots.length) - 1;
  }
}
