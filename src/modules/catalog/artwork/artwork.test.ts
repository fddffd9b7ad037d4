import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARTWORK_KINDS, drawArtwork, type Pictured } from './artwork.js';

const TAG = /<[a-zA-Z/][^<>]*>/gu;
const ENTITY = /&(?:amp|lt|gt|quot|apos);/gu;

const pictured: fc.Arbitrary<Pictured> = fc.record({
  name: fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }),
  releaseYear: fc.option(fc.integer({ min: 1870, max: 2200 })),
  genres: fc.array(fc.record({ id: fc.uuid(), name: fc.string({ maxLength: 60 }) }), { maxLength: 4 }),
});

describe.each(ARTWORK_KINDS)('a %s', (kind) => {
  it('is well-formed XML for any title', () => {
    fc.assert(
      fc.property(pictured, (title) => {
        const svg = drawArtwork(kind, title);
        const texts = svg.replaceAll(TAG, '').replaceAll(ENTITY, '');
        expect(texts).not.toMatch(/[<>&\p{Control}\uFFFE\uFFFF]/u);
        const opened = svg.match(/<[a-z][^<>]*[^/]>/giu)?.length;
        expect(svg.match(/<\//gu)?.length).toBe(opened);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
      }),
      { examples: [[{ name: 'A\uFFFFB\uFFFE', releaseYear: null, genres: [] }]] },
    );
  });

  it('is the same for the same title, and differs between titles', () => {
    const heat = { name: 'Heat', releaseYear: 1995, genres: [{ id: '1', name: 'Thriller' }] };
    expect(drawArtwork(kind, heat)).toBe(drawArtwork(kind, { ...heat }));
    expect(drawArtwork(kind, heat)).not.toBe(drawArtwork(kind, { ...heat, name: 'Cold' }));
  });

  it('shows the name, on several lines if it is long', () => {
    const name = 'The Lord of the Rings: The Return of the King';
    const svg = drawArtwork(kind, { name, releaseYear: 2003, genres: [] });
    const lines = Array.from(svg.matchAll(/<tspan[^>]*>([^<]*)</gu), ([, line]) => line);
    expect(lines.join(' ')).toBe(name);
    expect(lines.length).toBeGreaterThan(1);
  });
});
