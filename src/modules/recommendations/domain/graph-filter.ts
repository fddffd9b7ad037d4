import type { ViewerScores } from './ease.js';
import { type InteractionMatrix, WHOLE_WEIGHT } from './interaction-matrix.js';
import { type ItemModel, rootsOfWeights } from './item-model.js';
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
 * catalogs whose matrix cannot be inverted. With R̃ the interactions, by what they weigh, divided by the roots of what those of a viewer and those of a title
 * weigh together, it is `R̃ᵀR̃ + α D^-½ V Vᵀ D^½`: normalised co-occurrence, and what is left of a title when it is
 * put through the leading right singular vectors V of R̃, with D what the viewers of each title weigh.
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
  const { viewerOffsets, titlesByViewer, weightsByViewer } = matrix;
  const { titleOffsets, viewersByTitle, weightsByTitle } = matrix;
  const walks = new Float64Array(matrix.titles);
  const own = new Float64Array(rank);
  return {
    weigh(title, { others, size }, weights) {
      for (let at = 0; at < size; at += 1) walks[others[at]!] = 0;
      for (let entry = titleOffsets[title]!; entry < titleOffsets[title + 1]!; entry += 1) {
        const viewer = viewersByTitle[entry]!;
        const share = weightsByTitle[entry]! / WHOLE_WEIGHT / viewerRoots[viewer]! ** 2;
        for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
          walks[titlesByViewer[at]!]! += share * (weightsByViewer[at]! / WHOLE_WEIGHT);
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
    const scores = toTitles(graph, toViewersOf(graph, viewer));
    addSmooth(scores, { graph, viewer, rows, rank, smoothness });
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

interface SmoothPart {
  readonly graph: NormalisedGraph;
  readonly viewer: number;
  /** V, title after title. */
  readonly rows: Float32Array;
  readonly rank: number;
  readonly smoothness: number;
}

function addSmooth(scores: Float64Array, { graph, viewer, rows, rank, smoothness }: SmoothPart): void {
  const { matrix, titleRoots } = graph;
  const taste = new Float64Array(rank);
  for (let entry = matrix.viewerOffsets[viewer]!; entry < matrix.viewerOffsets[viewer + 1]!; entry += 1) {
    const title = matrix.titlesByViewer[entry]!;
    const share = matrix.weightsByViewer[entry]! / WHOLE_WEIGHT / titleRoots[title]!;
    for (let at = 0; at < rank; at += 1) taste[at]! += rows[title * rank + at]! * share;
  }
  for (let title = 0; title < scores.length; title += 1) {
    scores[title]! += smoothness * alongRow(rows, title * rank, taste) * titleRoots[title]!;
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
