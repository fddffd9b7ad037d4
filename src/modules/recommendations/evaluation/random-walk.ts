import type { ViewerScores } from '../domain/ease.js';
import type { InteractionMatrix } from '../domain/interaction-matrix.js';
import { NeighbourListsBuilder } from '../domain/neighbour-lists.js';
import { TopK } from '../domain/top-k.js';

export interface RandomWalkOptions {
  /** How many titles are kept per start of a walk. */
  readonly neighbours: number;
  /** Sharpens (above 1) or flattens (below 1) the transition probabilities. */
  readonly alpha: number;
  /** How much the popularity of the last title is penalised, from 0 to 1. */
  readonly beta: number;
}

/**
 * RP3β (Paudel et al. 2016): the probability that a random walk of three steps, from the viewer to a title they know,
 * to another viewer of it and to a title of theirs, ends at each title, with `W_ji = Σ_v (d_j⁻¹)^α (d_v⁻¹)^α / d_i^β`
 * over the common viewers v. Time grows with the sum of squared history lengths.
 */
export function learnRandomWalk(
  matrix: InteractionMatrix,
  { neighbours, alpha, beta }: RandomWalkOptions,
): ViewerScores {
  const { titles, viewerOffsets, titlesByViewer, titleOffsets, viewersByTitle } = matrix;
  const viewersOf = (title: number) => titleOffsets[title + 1]! - titleOffsets[title]!;
  const lists = new NeighbourListsBuilder(titles);
  const walks = new Float64Array(titles);
  const best = new TopK(neighbours);
  for (let from = 0; from < titles; from += 1) {
    walks.fill(0);
    for (let at = titleOffsets[from]!; at < titleOffsets[from + 1]!; at += 1) {
      const viewer = viewersByTitle[at]!;
      const [begin, end] = [viewerOffsets[viewer]!, viewerOffsets[viewer + 1]!];
      const likelihood = (end - begin) ** -alpha;
      for (let entry = begin; entry < end; entry += 1) walks[titlesByViewer[entry]!]! += likelihood;
    }
    for (let to = 0; to < titles; to += 1) {
      if (to !== from && walks[to]! > 0) best.offer(to, walks[to]! / viewersOf(to) ** beta);
    }
    for (const to of best.drain()) {
      const similarity = (walks[to]! * viewersOf(from) ** -alpha) / viewersOf(to) ** beta;
      lists.add({ title: from, neighbour: to, similarity });
    }
  }
  const { offsets, neighbours: ends, similarities } = lists.build();

  return (viewer) => {
    const scores = new Float64Array(titles);
    for (let entry = viewerOffsets[viewer]!; entry < viewerOffsets[viewer + 1]!; entry += 1) {
      const from = titlesByViewer[entry]!;
      for (let at = offsets[from]!; at < offsets[from + 1]!; at += 1) scores[ends[at]!]! += similarities[at]!;
    }
    return scores;
  };
}
