import type { ViewerScores } from './ease.js';
import { type InteractionMatrix, WHOLE_WEIGHT } from './interaction-matrix.js';
import { type ItemModel, rootsOfWeights } from './item-model.js';
import { type Direction, leadingSubspace } from './leading-subspace.js';

export interface GraphFilterOptions {
  /** The number of leading dimensions. */
  readonly rank: number;
  readonly seed: number;
}

/** A learned GF-CF model, as plain data. */
export interface GraphFilter {
  readonly rank: number;
  /** V in row-major order: `rank` numbers per title. */
  readonly rows: Float32Array;
  /** Λ, the squared singular values: how much of the co-occurrence lies along each dimension. */
  readonly eigenvalues: Float64Array;
}

/** How the two parts of GF-CF are combined. */
export interface GraphFilterBlend {
  /** α: the weight of the smooth part. */
  readonly smoothness: number;
  /**
   * The share of the leading dimensions that co-occurrence keeps: 1 as published. At 0 they count once, in the smooth part, rather
   * than twice, and co-occurrence is left with what distinguishes titles within a taste.
   */
  readonly leadingShare: number;
}

const ITERATIONS = 6;

/**
 * GF-CF (Shen et al. 2021, "How Powerful is Graph Convolution for Recommendation?"): a linear item-item model that scales to
 * catalogs whose matrix cannot be inverted. R̃ is the weighted interaction matrix divided by the square roots of its row and column sums, V
 * its leading right singular vectors, Λ their squared singular values, D the column sums:
 * `R̃ᵀR̃ − (1 − s) V Λ Vᵀ + α D^-½ V Vᵀ D^½`, that is normalised co-occurrence and a low-pass filter. The paper has s = 1.
 *
 * Learning V takes `iterations · rank · (interactions + rank · titles)` steps; it has 4 bytes · rank · titles.
 */
export function learnGraphFilter(matrix: InteractionMatrix, { rank, seed }: GraphFilterOptions): GraphFilter {
  const graph = normalise(matrix);
  const directions = leadingSubspace(
    { size: matrix.titles, apply: (titles) => toTitles(graph, toViewers(graph, titles)) },
    { rank, iterations: ITERATIONS, seed },
  );
  return {
    rank: directions.length,
    rows: rowsOf(directions, matrix.titles),
    eigenvalues: Float64Array.from(directions, ({ eigenvalue }) => eigenvalue),
  };
}

export function graphFilterModel(
  matrix: InteractionMatrix,
  filter: GraphFilter,
  { smoothness, leadingShare }: GraphFilterBlend,
): ItemModel {
  const { rank, rows } = filter;
  const graph = normalise(matrix);
  const { titleRoots } = graph;
  const walks = new Float64Array(matrix.titles);
  const own = new Float64Array(rank);
  return {
    computeWeights(title, { others, size }, weights) {
      for (let at = 0; at < size; at += 1) walks[others[at]!] = 0;
      addWalks(walks, graph, title);
      for (let at = 0; at < rank; at += 1) own[at] = rows[title * rank + at]!;
      const removed = stretched(own, filter, 1 - leadingShare);
      const root = titleRoots[title]!;
      for (let at = 0; at < size; at += 1) {
        const other = others[at]!;
        const otherRoot = titleRoots[other]!;
        const smooth = alongRow(rows, other * rank, own);
        const leading = alongRow(rows, other * rank, removed);
        weights[at] = walks[other]! / (root * otherRoot) - leading + (smoothness * smooth * otherRoot) / root;
      }
    },
  };
}

/** Scores all titles for viewers of the matrix, without a limit to the neighbours of a title. */
export function graphFilterScores(
  matrix: InteractionMatrix,
  filter: GraphFilter,
  blend: GraphFilterBlend,
): ViewerScores {
  const graph = normalise(matrix);
  return (viewer) => {
    const scores = toTitles(graph, toViewersOf(graph, viewer));
    addLeading(scores, { graph, viewer, filter, blend });
    return scores;
  };
}

interface NormalisedGraph {
  readonly matrix: InteractionMatrix;
  /** The roots of what the titles of each viewer weigh, and the viewers of each title. */
  readonly viewerRoots: Float64Array;
  readonly titleRoots: Float64Array;
}

function normalise(matrix: InteractionMatrix): NormalisedGraph {
  return {
    matrix,
    viewerRoots: rootsOfWeights(matrix.viewerOffsets, matrix.weightsByViewer),
    titleRoots: rootsOfWeights(matrix.titleOffsets, matrix.weightsByTitle),
  };
}

/** R̃ times a vector over titles. */
function toViewers({ matrix, viewerRoots, titleRoots }: NormalisedGraph, titles: Float64Array): Float64Array {
  const { viewers, viewerOffsets, titlesByViewer, weightsByViewer } = matrix;
  const result = new Float64Array(viewers);
  for (let viewer = 0; viewer < viewers; viewer += 1) {
    let sum = 0;
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      const title = titlesByViewer[at]!;
      sum += ((weightsByViewer[at]! / WHOLE_WEIGHT) * titles[title]!) / titleRoots[title]!;
    }
    result[viewer] = sum / viewerRoots[viewer]!;
  }
  return result;
}

/** R̃ times the history of a viewer: only those who share a title with it get more than 0. */
function toViewersOf({ matrix, viewerRoots, titleRoots }: NormalisedGraph, viewer: number): Float64Array {
  const { viewerOffsets, titlesByViewer, weightsByViewer } = matrix;
  const { titleOffsets, viewersByTitle, weightsByTitle } = matrix;
  const result = new Float64Array(matrix.viewers);
  for (let entry = viewerOffsets[viewer]!; entry < viewerOffsets[viewer + 1]!; entry += 1) {
    const title = titlesByViewer[entry]!;
    const weight = weightsByViewer[entry]! / WHOLE_WEIGHT;
    for (let at = titleOffsets[title]!; at < titleOffsets[title + 1]!; at += 1) {
      const other = viewersByTitle[at]!;
      const product = weight * (weightsByTitle[at]! / WHOLE_WEIGHT);
      result[other]! += product / (titleRoots[title]! * viewerRoots[other]!);
    }
  }
  return result;
}

/** R̃ᵀ times a vector over viewers, most of which may be 0. */
function toTitles({ matrix, viewerRoots, titleRoots }: NormalisedGraph, viewers: Float64Array): Float64Array {
  const { titles, viewerOffsets, titlesByViewer, weightsByViewer } = matrix;
  const result = new Float64Array(titles);
  for (let viewer = 0; viewer < viewers.length; viewer += 1) {
    if (viewers[viewer] === 0) continue;
    const share = viewers[viewer]! / viewerRoots[viewer]!;
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      result[titlesByViewer[at]!]! += share * (weightsByViewer[at]! / WHOLE_WEIGHT);
    }
  }
  for (let title = 0; title < titles; title += 1) result[title]! /= titleRoots[title]!;
  return result;
}

/** Adds how much the viewers of a title lead to each other title. */
function addWalks(walks: Float64Array, { matrix, viewerRoots }: NormalisedGraph, title: number): void {
  const { viewerOffsets, titlesByViewer, weightsByViewer } = matrix;
  const { titleOffsets, viewersByTitle, weightsByTitle } = matrix;
  for (let entry = titleOffsets[title]!; entry < titleOffsets[title + 1]!; entry += 1) {
    const viewer = viewersByTitle[entry]!;
    const share = weightsByTitle[entry]! / WHOLE_WEIGHT / viewerRoots[viewer]! ** 2;
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      walks[titlesByViewer[at]!]! += share * (weightsByViewer[at]! / WHOLE_WEIGHT);
    }
  }
}

interface LeadingPart {
  readonly graph: NormalisedGraph;
  readonly viewer: number;
  readonly filter: GraphFilter;
  readonly blend: GraphFilterBlend;
}

/** Adds the terms that go through V: the smooth part, and what co-occurrence loses. */
function addLeading(scores: Float64Array, { graph, viewer, filter, blend }: LeadingPart): void {
  const { matrix, titleRoots } = graph;
  const { rows, rank } = filter;
  const taste = new Float64Array(rank);
  const watched = new Float64Array(rank);
  for (let entry = matrix.viewerOffsets[viewer]!; entry < matrix.viewerOffsets[viewer + 1]!; entry += 1) {
    const title = matrix.titlesByViewer[entry]!;
    const weight = matrix.weightsByViewer[entry]! / WHOLE_WEIGHT;
    for (let at = 0; at < rank; at += 1) {
      watched[at]! += rows[title * rank + at]! * weight;
      taste[at]! += (rows[title * rank + at]! * weight) / titleRoots[title]!;
    }
  }
  const removed = stretched(watched, filter, 1 - blend.leadingShare);
  for (let title = 0; title < scores.length; title += 1) {
    const smooth = blend.smoothness * alongRow(rows, title * rank, taste) * titleRoots[title]!;
    scores[title]! += smooth - alongRow(rows, title * rank, removed);
  }
}

/** A vector over the dimensions, each multiplied by its eigenvalue and a factor. */
function stretched(vector: Float64Array, { eigenvalues }: GraphFilter, factor: number): Float64Array {
  return vector.map((value, at) => value * eigenvalues[at]! * factor);
}

/** As `dotProduct`, which would be slow for all if it were called with two kinds of arrays. */
function alongRow(rows: Float32Array, begin: number, taste: Float64Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = taste.length - (taste.length % 4);
  for (let at = 0; at < whole; at += 4) {
    first += rows[begin + at]! * taste[at]!;
    second += rows[begin + at + 1]! * taste[at + 1]!;
    third += rows[begin + at + 2]! * taste[at + 2]!;
    fourth += rows[begin + at + 3]! * taste[at + 3]!;
  }
  for (let at = whole; at < taste.length; at += 1) first += rows[begin + at]! * taste[at]!;
  return first + second + (third + fourth);
}

function rowsOf(directions: readonly Direction[], titles: number): Float32Array {
  const rank = directions.length;
  const rows = new Float32Array(titles * rank);
  for (const [at, { vector }] of directions.entries()) {
    for (let title = 0; title < titles; title += 1) rows[title * rank + at] = vector[title]!;
  }
  return rows;
}
