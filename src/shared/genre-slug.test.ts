import fc from 'fast-check';
import { expect, it } from 'vitest';
import { genreSlug } from './genre-slug.js';

it.each([
  ['Science Fiction', 'science-fiction'],
  [' Sci-Fi! ', 'sci-fi'],
  ['Çizgi Roman', 'çizgi-roman'],
  ['İstanbul', 'istanbul'],
  ['!!!', '!!!'],
])('%j is %j', (name, slug) => {
  expect(genreSlug(name)).toBe(slug);
});

it('is never longer than the name, for which the column has room', () => {
  const letter = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(fc.oneof(letter, fc.constant('İ'))), (parts) => {
      const name = parts.join('');
      expect(Array.from(genreSlug(name)).length).toBeLessThanOrEqual(Array.from(name).length);
    }),
  );
});
