import { historyOf, type InteractionMatrix } from './interaction-matrix.js';
import { invertSymmetric, type SquareMatrix } from './symmetric-inverse.js';

/** Scores for every title, from the history of one viewer of the matrix. */
export type ViewerScores = (viewer: number) => Float64Array;

/**
 * EASE^R (Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data"): the linear item-item model B that best
 * restores X from X without looking at the title itself. With P = (XᵀX + λI)⁻¹, `B_ij = -P_ij / P_jj` and B_jj = 0.
 *
 * Whichever is smaller is inverted: titles × titles, or viewers × viewers. The second gives the same numbers, since with
 * K = (XXᵀ + λI)⁻¹ it holds that XP = KX and `P_jj = (1 - x_jᵀ K x_j) / λ`, hence XB = X - KX / diag(P).
 * Time grows with the cube of what is inverted, memory with its square: 8 bytes times three.
 * @param regularisation λ, above 0
 */
export function learnEase(matrix: InteractionMatrix, regularisation: number): ViewerScores {
  return matrix.viewers < matrix.titles
    ? learnFromViewers(matrix, regularisation)
    : learnFromTitles(matrix, regularisation);
}

/** Inverts titles × titles. */
export function learnFromTitles(matrix: InteractionMatrix, regularisation: number): ViewerScores {
  const { titles, viewers, viewerOffsets, titlesByViewer } = matrix;
  const gram = regularisedGram(titles, regularisation, viewers, (viewer) => historyOf(matrix, viewer));
  const { values: inverse } = invertSymmetric(gram);
  return (viewer) => {
    const scores = new Float64Array(titles);
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      const watched = titlesByViewer[at]!;
      for (let title = 0; title < titles; title += 1) {
        if (title !== watched) {
          scores[title]! -= inverse[watched * titles + title]! / inverse[title * titles + title]!;
        }
      }
    }
    return scores;
  };
}

/** Inverts viewers × viewers. */
export function learnFromViewers(matrix: InteractionMatrix, regularisation: number): ViewerScores {
  const { titles, viewers, titleOffsets, viewersByTitle } = matrix;
  const viewersOf = (title: number) => viewersByTitle.subarray(titleOffsets[title], titleOffsets[title + 1]);
  const gram = regularisedGram(viewers, regularisation, titles, viewersOf);
  const { values: inverse } = invertSymmetric(gram);
  const diagonal = Float64Array.from({ length: titles }, (_none, title) => {
    let sum = 0;
    for (const one of viewersOf(title)) {
      for (const other of viewersOf(title)) sum += inverse[one * viewers + other]!;
    }
    return (1 - sum) / regularisation;
  });
  return (viewer) => {
    const scores = new Float64Array(titles);
    for (let other = 0; other < viewers; other += 1) {
      const share = inverse[viewer * viewers + other]!;
      for (const title of historyOf(matrix, other)) scores[title]! -= share;
    }
    for (let title = 0; title < titles; title += 1) scores[title]! /= diagonal[title]!;
    for (const title of historyOf(matrix, viewer)) scores[title]! += 1;
    return scores;
  };
}

/** Counts how often each two stand together in a list, and adds λ to the diagonal. */
function regularisedGram(
  size: number,
  regularisation: number,
  lists: number,
  listAt: (list: number) => Uint32Array,
): SquareMatrix {
  const values = new Float64Array(size * size);
  for (let list = 0; list < lists; list += 1) {
    const members = listAt(list);
    for (const one of members) for (const other of members) values[one * size + other]! += 1;
  }
  for (let member = 0; member < size; member += 1) values[member * size + member]! += regularisation;
  return { size, values };
}
