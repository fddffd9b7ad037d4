import type { ViewerScores } from './ease.js';
import { historyOf, type InteractionMatrix } from './interaction-matrix.js';
import { type ItemModel, rootsOfLengths, viewersOf } from './item-model.js';
import { leadingSubspace } from './leading-subspace.js';

export interface GraphFilterOptions {
  /** How many dimensions the smooth part keeps. */
  readonly rank: number;
  readonly seed: number;
}

/** What GF-CF learned, as plain data. */
export interface GraphFilter {
  readonly rank: number;
  /** V, title after title: `rank` numbers each. */
  readonly rows: Float32Array;
}

const ITERATIONS = 6;

/**
 * GF-CF (Shen et al. 2021, "How Powerful is Graph Convolution for Recommendation?"): a linear item-item model that scales to
 * catalogs whose matrix cannot be inverted. With R̃ the interactions divided by the roots of how many a viewer has and a title
 * has, it is `R̃ᵀR̃ + α D^-½ V Vᵀ D^½`: normalised co-occurrence, and what is left of a title when it is
 * put through the leading right singular vectors V of R̃, with D the viewers of each title.
 *
 * Learning V takes `iterations · rank · (interactions + rank · titles)` steps; it has 4 bytes · rank · titles.
 */
export function learnGraphFilter(matrix: InteractionMatrix, { rank, seed }: GraphFilterOptions): GraphFilter {
  const graph = normalise(matrix);
  const basis = leadingSubspace(
    { size: matrix.titles, apply: (titles) => toTitles(graph, toViewers(graph, titles)) },
    { rank, iterations: ITERATIONS, seed },
  );
  return { rank: basis.length, rows: rowsOf(basis, matrix.titles) };
}

/** @param smoothness α */
export function graphFilterModel(
  matrix: InteractionMatrix,
  { rank, rows }: GraphFilter,
  smoothness: number,
): ItemModel {
  const { titleRoots, viewerRoots } = normalise(matrix);
  const { viewerOffsets, titlesByViewer } = matrix;
  const walks = new Float64Array(matrix.titles);
  const own = new Float64Array(rank);
  return {
    weigh(title, { others, size }, weights) {
      for (let at = 0; at < size; at += 1) walks[others[at]!] = 0;
      for (const viewer of viewersOf(matrix, title)) {
        const share = 1 / viewerRoots[viewer]! ** 2;
        for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
          walks[titlesByViewer[at]!]! += share;
        }
      }
      for (let at = 0; at < rank; at += 1) own[at] = rows[title * rank + at]!;
      const root = titleRoots[title]!;
      for (let at = 0; at < size; at += 1) {
        const other = others[at]!;
        const otherRoot = titleRoots[other]!;
        const smooth = alongRow(rows, other * rank, own);
        weights[at] = walks[other]! / (root * otherRoot) + (smoothness * smooth * otherRoot) / root;
      }
    },
  };
}

/** Scores by the whole of the model, for viewers of the matrix. @param smoothness α */
export function graphFilterScores(
  matrix: InteractionMatrix,
  { rank, rows }: GraphFilter,
  smoothness: number,
): ViewerScores {
  const graph = normalise(matrix);
  return (viewer) => {
    const history = historyOf(matrix, viewer);
    const scores = toTitles(graph, toViewersOf(graph, history));
    addSmooth(scores, { history, rows, rank, smoothness, roots: graph.titleRoots });
    return scores;
  };
}

interface NormalisedGraph {
  readonly matrix: InteractionMatrix;
  /** The roots of how many titles each viewer has, and viewers each title. */
  readonly viewerRoots: Float64Array;
  readonly titleRoots: Float64Array;
}

function normalise(matrix: InteractionMatrix): NormalisedGraph {
  return {
    matrix,
    viewerRoots: rootsOfLengths(matrix.viewerOffsets),
    titleRoots: rootsOfLengths(matrix.titleOffsets),
  };
}

/** R̃ times a vector over titles. */
function toViewers({ matrix, viewerRoots, titleRoots }: NormalisedGraph, titles: Float64Array): Float64Array {
  const { viewers, viewerOffsets, titlesByViewer } = matrix;
  const result = new Float64Array(viewers);
  for (let viewer = 0; viewer < viewers; viewer += 1) {
    let sum = 0;
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      const title = titlesByViewer[at]!;
      sum += titles[title]! / titleRoots[title]!;
    }
    result[viewer] = sum / viewerRoots[viewer]!;
  }
  return result;
}

/** R̃ times a history: only those who share a title with it get more than 0. */
function toViewersOf(
  { matrix, viewerRoots, titleRoots }: NormalisedGraph,
  history: Uint32Array,
): Float64Array {
  const { viewers, titleOffsets, viewersByTitle } = matrix;
  const result = new Float64Array(viewers);
  for (const title of history) {
    for (let at = titleOffsets[title]!; at < titleOffsets[title + 1]!; at += 1) {
      const viewer = viewersByTitle[at]!;
      result[viewer]! += 1 / (titleRoots[title]! * viewerRoots[viewer]!);
    }
  }
  return result;
}

/** R̃ᵀ times a vector over viewers, most of which may be 0. */
function toTitles({ matrix, viewerRoots, titleRoots }: NormalisedGraph, viewers: Float64Array): Float64Array {
  const { titles, viewerOffsets, titlesByViewer } = matrix;
  const result = new Float64Array(titles);
  for (let viewer = 0; viewer < viewers.length; viewer += 1) {
    if (viewers[viewer] === 0) continue;
    const share = viewers[viewer]! / viewerRoots[viewer]!;
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      result[titlesByViewer[at]!]! += share;
    }
  }
  for (let title = 0; title < titles; title += 1) result[title]! /= titleRoots[title]!;
  return result;
}

interface SmoothPart {
  readonly history: Uint32Array;
  /** V, title after title. */
  readonly rows: Float32Array;
  readonly rank: number;
  readonly smoothness: number;
  readonly roots: Float64Array;
}

function addSmooth(scores: Float64Array, { history, rows, rank, smoothness, roots }: SmoothPart): void {
  const taste = new Float64Array(rank);
  for (const title of history) {
    for (let at = 0; at < rank; at += 1) taste[at]! += rows[title * rank + at]! / roots[title]!;
  }
  for (let title = 0; title < scores.length; title += 1) {
    scores[title]! += smoothness * alongRow(rows, title * rank, taste) * roots[title]!;
  }
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

function rowsOf(basis: readonly Float64Array[], titles: number): Float32Array {
  const rows = new Float32Array(titles * basis.length);
  for (const [at, vector] of basis.entries()) {
    for (let title = 0; title < titles; title += 1) rows[title * basis.length + at] = vector[title]!;
  }
  return rows;
}
