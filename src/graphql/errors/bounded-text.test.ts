import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedText } from './bounded-text.js';

it('keeps the text around a long value', () => {
  const text = `Value "${'P'.repeat(50_000)}" does not exist in "Order" enum.`;
  const bounded = boundedText(text, 100);
  expect(bounded).toMatch(/^Value "P+ … P+" does not exist in "Order" enum\.$/);
  expect(bounded).toHaveLength(99);
});

it('does not change a text within the limit', () => {
  expect(boundedText('x'.repeat(100), 100)).toBe('x'.repeat(100));
});

it('never exceeds the limit, and splits no character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.integer({ min: 10, max: 200 }),
      (text, longest) => {
        const bounded = boundedText(text, longest);
        expect(bounded.length).toBeLessThanOrEqual(longest);
        expect(bounded).not.toMatch(/\p{Surrogate}/u);
      },
    ),
  );
});
