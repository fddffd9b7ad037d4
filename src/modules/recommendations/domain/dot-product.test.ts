import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotProduct } from './dot-product.js';

test('every product is added once, for any start and length of the runs', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 40 }),
      fc.nat({ max: 5 }),
      fc.nat({ max: 5 }),
      (numbers, oneBegin, otherBegin) => {
        const all = Float64Array.from(numbers);
        const length = Math.max(0, all.length - Math.max(oneBegin, otherBegin));
        let expected = 0;
        for (let at = 0; at < length; at += 1) expected += all[oneBegin + at]! * all[otherBegin + at]!;
        expect(dotProduct(all, oneBegin, all, otherBegin, length) === expected).toBe(true);
      },
    ),
  );
});
