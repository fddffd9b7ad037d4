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

/** One dimension of a subspace. */
export interface Direction {
  /** Of length 1, orthogonal to the others. */
  readonly vector: Float64Array;
  /** The matrix stretches the vector by about this much. */
  readonly eigenvalue: number;
}

/**
 * Approximates the eigenvectors with the largest eigenvalues by orthogonal iteration (Golub & Van Loan, 8.2.4) from a
 * seeded start: the diagonal of R in the last QR factorisation approximates the eigenvalues. Vectors whose eigenvalues
 * are nearly equal may be mixed with each other.
 * Time for each iteration: rank applications, and rank² · size for orthogonalisation.
 * @returns fewer than `rank` if the matrix has a lower rank
 */
export function leadingSubspace(
  { size, apply }: SymmetricOperator,
  { rank, iterations, seed }: SubspaceOptions,
): Direction[] {
  const next = createRandomNumbers(seed);
  let basis: Direction[] = Array.from({ length: Math.min(rank, size) }, () => ({
    vector: Float64Array.from({ length: size }, () => next() - 0.5),
    eigenvalue: 0,
  }));
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    basis = orthonormal(basis.map(({ vector }) => apply(vector)));
  }
  return basis;
}

const NOTHING_LEFT = 1e-10;

/** Modified Gram-Schmidt, in place. Vectors that depend on those before them are left out. */
function orthonormal(vectors: readonly Float64Array[]): Direction[] {
  const basis: Direction[] = [];
  for (const vector of vectors) {
    const before = lengthOf(vector);
    // Twice is enough (Kahan), where once loses digits.
    for (let round = 0; round < 2; round += 1) for (const other of basis) removePart(vector, other.vector);
    const length = lengthOf(vector);
    if (length <= before * NOTHING_LEFT) continue;
    for (let at = 0; at < vector.length; at += 1) vector[at]! /= length;
    basis.push({ vector, eigenvalue: length });
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
