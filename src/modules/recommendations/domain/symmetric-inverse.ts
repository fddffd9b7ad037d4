import { dotProduct } from './dot-product.js';

/** A square matrix, row after row. */
export interface SquareMatrix {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * Inverts a symmetric positive definite matrix by Cholesky decomposition A = LLᵀ: A⁻¹ = L⁻ᵀL⁻¹. n³ multiplications
 * and two more matrices of the same size. All sums run along rows, in memory order.
 * @param matrix is overwritten
 * @throws RangeError when it is not positive definite
 */
export function invertSymmetric(matrix: SquareMatrix): SquareMatrix {
  decompose(matrix);
  return squareOf(transposedInverse(matrix));
}

/** Stores L in the lower triangle. */
function decompose({ size, values }: SquareMatrix): void {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const rest =
        values[row * size + column]! - dotProduct(values, row * size, values, column * size, column);
      if (column < row) {
        values[row * size + column] = rest / values[column * size + column]!;
      } else {
        if (!(rest > 0)) throw new RangeError('The matrix is not positive definite.');
        values[row * size + row] = Math.sqrt(rest);
      }
    }
  }
}

/** The transpose of L⁻¹, so that its columns are contiguous in memory. */
function transposedInverse({ size, values: lower }: SquareMatrix): SquareMatrix {
  const values = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const begin = column * size;
    values[begin + column] = 1 / lower[begin + column]!;
    for (let row = column + 1; row < size; row += 1) {
      const sum = dotProduct(lower, row * size + column, values, begin + column, row - column);
      values[begin + row] = -sum / lower[row * size + row]!;
    }
  }
  return { size, values };
}

/** M times its transpose, for an upper triangle M. */
function squareOf({ size, values: upper }: SquareMatrix): SquareMatrix {
  const values = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const sum = dotProduct(upper, row * size + row, upper, column * size + row, size - row);
      values[row * size + column] = sum;
      values[column * size + row] = sum;
    }
  }
  return { size, values };
}
