import { type InteractionMatrix, WHOLE_WEIGHT } from './interaction-matrix.js';
import type { ItemModel } from './item-model.js';
import { invertSymmetric, type SquareMatrix } from './symmetric-inverse.js';

/** Scores for every title, from the history of one viewer of the matrix. */
export type ViewerScores = (viewer: number) => Float64Array;

/** What EASE^R learned, as plain data. */
export interface EaseSolution {
  /** What was inverted. */
  readonly side: 'TITLES' | 'VIEWERS';
  /** P = (XᵀX + λI)⁻¹ by titles, or K = (XXᵀ + λI)⁻¹ by viewers, row after row. */
  readonly inverse: Float64Array;
  /** The diagonal of P. */
  readonly diagonal: Float64Array;
  /** λ. */
  readonly regularisation: number;
}

/**
 * EASE^R (Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data"): the linear item-item model B that best
 * reconstructs X without using the title itself, where X holds the weighted interactions. With P = (XᵀX + λI)⁻¹,
 * `B_ij = -P_ij / P_jj` and B_jj = 0.
 *
 * The smaller matrix is inverted: titles × titles, or viewers × viewers. Both give the same numbers, because `λP = I
 * - XᵀKX` with K = (XXᵀ + λI)⁻¹. Time grows with the cube of the size of that matrix, memory with its square: 8 bytes
 * times three.
 * @param regularisation λ, above 0
 */
export function solveEase(
  matrix: InteractionMatrix,
  regularisation: number,
  side: EaseSolution['side'] = matrix.viewers < matrix.titles ? 'VIEWERS' : 'TITLES',
): EaseSolution {
  return side === 'VIEWERS' ? solveByViewers(matrix, regularisation) : solveByTitles(matrix, regularisation);
}

function solveByTitles(matrix: InteractionMatrix, regularisation: number): EaseSolution {
  const { titles, viewers } = matrix;
  const { viewerOffsets: offsets, titlesByViewer: members, weightsByViewer: weights } = matrix;
  const gram = regularisedGram(titles, regularisation, { lists: viewers, offsets, members, weights });
  const { values: inverse } = invertSymmetric(gram);
  const diagonal = Float64Array.from({ length: titles }, (_none, title) => inverse[title * titles + title]!);
  return { side: 'TITLES', inverse, diagonal, regularisation };
}

function solveByViewers(matrix: InteractionMatrix, regularisation: number): EaseSolution {
  const { titles, viewers } = matrix;
  const { titleOffsets: offsets, viewersByTitle: members, weightsByTitle: weights } = matrix;
  const gram = regularisedGram(viewers, regularisation, { lists: titles, offsets, members, weights });
  const { values: inverse } = invertSymmetric(gram);
  const diagonal = Float64Array.from({ length: titles }, (_none, title) => {
    const end = offsets[title + 1]!;
    let sum = 0;
    for (let one = offsets[title]!; one < end; one += 1) {
      const row = members[one]! * viewers;
      const weight = weights[one]! / WHOLE_WEIGHT;
      for (let other = offsets[title]!; other < end; other += 1) {
        sum += weight * (weights[other]! / WHOLE_WEIGHT) * inverse[row + members[other]!]!;
      }
    }
    return (1 - sum) / regularisation;
  });
  return { side: 'VIEWERS', inverse, diagonal, regularisation };
}

/** B, row by row. */
export function easeModel(matrix: InteractionMatrix, solution: EaseSolution): ItemModel {
  return solution.side === 'TITLES' ? modelByTitles(matrix, solution) : modelByViewers(matrix, solution);
}

function modelByTitles({ titles }: InteractionMatrix, { inverse, diagonal }: EaseSolution): ItemModel {
  return {
    computeWeights(title, { others, size }, weights) {
      for (let at = 0; at < size; at += 1) {
        const other = others[at]!;
        weights[at] = -inverse[title * titles + other]! / diagonal[other]!;
      }
    },
  };
}

/** With K, it is `-P_ij = x_iᵀ K x_j / λ` for two titles. */
function modelByViewers(
  matrix: InteractionMatrix,
  { inverse, diagonal, regularisation }: EaseSolution,
): ItemModel {
  const { viewers, titleOffsets, viewersByTitle, weightsByTitle } = matrix;
  const nearness = new Float64Array(viewers);
  return {
    computeWeights(title, { others, size }, weights) {
      nearness.fill(0);
      for (let entry = titleOffsets[title]!; entry < titleOffsets[title + 1]!; entry += 1) {
        const row = viewersByTitle[entry]! * viewers;
        const weight = weightsByTitle[entry]! / WHOLE_WEIGHT;
        for (let other = 0; other < viewers; other += 1) nearness[other]! += weight * inverse[row + other]!;
      }
      for (let at = 0; at < size; at += 1) {
        const other = others[at]!;
        let sum = 0;
        for (let entry = titleOffsets[other]!; entry < titleOffsets[other + 1]!; entry += 1) {
          sum += (weightsByTitle[entry]! / WHOLE_WEIGHT) * nearness[viewersByTitle[entry]!]!;
        }
        weights[at] = sum / (regularisation * diagonal[other]!);
      }
    },
  };
}

/** Scores with the complete B, for viewers of the matrix. */
export function easeScores(matrix: InteractionMatrix, solution: EaseSolution): ViewerScores {
  return solution.side === 'TITLES' ? scoresByTitles(matrix, solution) : scoresByViewers(matrix, solution);
}

function scoresByTitles(matrix: InteractionMatrix, { inverse, diagonal }: EaseSolution): ViewerScores {
  const { titles, viewerOffsets, titlesByViewer, weightsByViewer } = matrix;
  return (viewer) => {
    const scores = new Float64Array(titles);
    for (let entry = viewerOffsets[viewer]!; entry < viewerOffsets[viewer + 1]!; entry += 1) {
      const watched = titlesByViewer[entry]!;
      const weight = weightsByViewer[entry]! / WHOLE_WEIGHT;
      for (let title = 0; title < titles; title += 1) {
        if (title !== watched)
          scores[title]! -= (weight * inverse[watched * titles + title]!) / diagonal[title]!;
      }
    }
    return scores;
  };
}

/** Because XP = KX, XB = X - KX / diag(P). */
function scoresByViewers(matrix: InteractionMatrix, { inverse, diagonal }: EaseSolution): ViewerScores {
  const { titles, viewers, viewerOffsets, titlesByViewer, weightsByViewer } = matrix;
  return (viewer) => {
    const scores = new Float64Array(titles);
    for (let other = 0; other < viewers; other += 1) {
      const share = inverse[viewer * viewers + other]!;
      for (let entry = viewerOffsets[other]!; entry < viewerOffsets[other + 1]!; entry += 1) {
        scores[titlesByViewer[entry]!]! -= (weightsByViewer[entry]! / WHOLE_WEIGHT) * share;
      }
    }
    for (let title = 0; title < titles; title += 1) scores[title]! /= diagonal[title]!;
    for (let entry = viewerOffsets[viewer]!; entry < viewerOffsets[viewer + 1]!; entry += 1) {
      scores[titlesByViewer[entry]!]! += weightsByViewer[entry]! / WHOLE_WEIGHT;
    }
    return scores;
  };
}

interface WeightedLists {
  readonly lists: number;
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
  readonly weights: Uint8Array;
}

/** Sums the products of the weights of every two members of a list, in integers first, and adds λ on the diagonal. */
function regularisedGram(
  size: number,
  regularisation: number,
  { lists, offsets, members, weights }: WeightedLists,
): SquareMatrix {
  const values = new Float64Array(size * size);
  for (let list = 0; list < lists; list += 1) {
    const end = offsets[list + 1]!;
    for (let one = offsets[list]!; one < end; one += 1) {
      const row = members[one]! * size;
      const weight = weights[one]!;
      for (let other = offsets[list]!; other < end; other += 1) {
        values[row + members[other]!]! += weight * weights[other]!;
      }
    }
  }
  for (let at = 0; at < values.length; at += 1) values[at]! /= WHOLE_WEIGHT ** 2;
  for (let member = 0; member < size; member += 1) values[member * size + member]! += regularisation;
  return { size, values };
}
