import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { invertSymmetric } from './symmetric-inverse.js';

/** M times its transpose, and a little on the diagonal: symmetric and positive definite. */
const definite = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: size * size, maxLength: size * size })
    .map((factor) => {
      const values = new Float64Array(size * size);
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) {
          for (let at = 0; at < size; at += 1) {
            values[row * size + column]! += factor[row * size + at]! * factor[column * size + at]!;
          }
        }
        values[row * size + row]! += 1;
      }
      return { size, values };
    }),
);

test('a matrix times its inverse is the identity', () => {
  fc.assert(
    fc.property(definite, ({ size, values }) => {
      const { values: inverse } = invertSymmetric({ size, values: values.slice() });
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) {
          let sum = 0;
          for (let at = 0; at < size; at += 1) {
            sum += values[row * size + at]! * inverse[at * size + column]!;
          }
          expect(sum).toBeCloseTo(row === column ? 1 : 0, 8);
        }
      }
    }),
  );
});

test('a matrix that is not positive definite is refused', () => {
  expect(() => invertSymmetric({ size: 2, values: Float64Array.of(1, 2, 2, 1) })).toThrow(RangeError);
});
