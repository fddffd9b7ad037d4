import { dotProduct } from './dot-product.js';
import { createRandomNumbers } from './random-numbers.js';

/** A symmetric positive semi-definite matrix, given by its product with a vector. */
export interface SymmetricOperator {
  readonly size: number;
  apply(vector: Float64Array): Float64Array;
}

export interface SubspaceOptions {
  readonly rank: number;
  /** Each iteration brings the vectors nearer to the leading ones, by the squared ratio to the next eigenvalue. */
  readonly iterations: number;
  readonly seed: number;
}

/**
 * Orthonormal vectors that approximately span the eigenvectors with the greatest eigenvalues, by orthogonal iteration
 * (Golub & Van Loan, 8.2.4) from a seeded start. Near the cut-off, vectors with nearly equal eigenvalues may replace
 * each other. Time per iteration: rank matrix products, and rank² · size for the orthogonalisation.
 * @returns fewer vectors than asked for if the matrix has a lower rank
 */
export function leadingSubspace(
  { size, apply }: SymmetricOperator,
  { rank, iterations, seed }: SubspaceOptions,
): Float64Array[] {
  const next = createRandomNumbers(seed);
  let basis: Float64Array[] = Array.from({ length: Math.min(rank, size) }, () =>
    Float64Array.from({ length: size }, () => next() - 0.5),
  );
  for (let iteration = 0; iteration < iterations; iteration += 1) basis = orthonormal(basis.map(apply));
  return basis;
}

const NOTHING_LEFT = 1e-10;

/** Modified Gram-Schmidt, in place. Linearly dependent vectors are left out. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const before = lengthOf(vector);
    // Twice is enough (Kahan); once loses digits.
    for (let round = 0; round < 2; round += 1) for (const other of basis) removePart(vector, other);
    const length = lengthOf(vector);
    if (length <= before * NOTHING_LEFT) continue;
    for (let at = 0; at < vector.length; at += 1) vector[at]! /= length;
    basis.push(vector);
  }
  return basis;
}

function removePart(vector: Float64Array, unit: Float64Array): void {
  const part = dotProduct(vector, 0, unit, 0, vector.length);
  for (let at = 0; at < vector.length; at += 1) vector[at]! -= part * unit[at]!;
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(dotProduct(vector, 0, vector, 0, vector.length));
}
