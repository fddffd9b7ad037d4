import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ADULT_AGE, ageOfRating, minimumAgeOf, RATING_BOARDS } from './maturity-scale.js';

describe('the maturity scale', () => {
  it.each([
    ['PG-13', 13],
    ['pg-13', 13],
    ['TV-Y7', 7],
    ['TV-14', 14],
    ['TV-MA', 17],
    ['FSK 12', 12],
    ['fsk16', 16],
    ['FSK-6', 6],
    ['BBFC 15', 15],
    ['BBFC U', 0],
    ['12A', 12],
    ['R18', 18],
    ['16+', 16],
    [' R ', 17],
  ])('reads %s as %i', (rating, age) => {
    expect(ageOfRating(rating)).toBe(age);
  });

  it.each(['', 'Not Rated', 'Open', 'PG-14', 'FSK', '+', 'constructor', '__proto__'])(
    'refuses the unknown class "%s"',
    (rating) => {
      expect(ageOfRating(rating)).toBeUndefined();
    },
  );

  it('treats an unrated title as one for adults', () => {
    expect(minimumAgeOf(null)).toBe(ADULT_AGE);
    expect(minimumAgeOf('Not Rated')).toBe(ADULT_AGE);
    expect(minimumAgeOf('G')).toBe(0);
  });
});

const boards = Object.entries(RATING_BOARDS).map(
  ([name, board]) => [name, Object.keys(board).toSorted(byStrictness(board))] as const,
);

/** In the boards' own order, which numeric keys would not keep. */
function byStrictness(board: Readonly<Record<string, number>>) {
  return (one: string, other: string) => (board[one] ?? 0) - (board[other] ?? 0);
}

test.each([
  ['MPAA', ['G', 'PG', 'PG-13', 'R', 'NC-17']],
  ['TV for children', ['TV-Y', 'TV-Y7']],
  ['TV', ['TV-G', 'TV-PG', 'TV-14', 'TV-MA']],
  ['FSK', ['FSK 0', 'FSK 6', 'FSK 12', 'FSK 16', 'FSK 18']],
  ['BBFC', ['U', 'PG', '12A', '12', '15', '18', 'R18']],
  ['age classes', ['7+', '13+', '16+', '18+']],
])('a stricter class of %s has no lower age', (_board, classes) => {
  const ages = classes.map((rating) => ageOfRating(rating));
  expect(ages).toEqual(ages.toSorted((one, other) => (one ?? 0) - (other ?? 0)));
  expect(ages).not.toContain(undefined);
});

test('a limit that admits a class admits every milder one of its board, in any spelling', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...boards).chain(([, classes]) =>
        fc.tuple(
          fc.constant(classes),
          fc.nat({ max: classes.length - 1 }),
          fc.nat({ max: classes.length - 1 }),
          fc.constantFrom(
            (text: string) => text.toLowerCase(),
            (text: string) => ` ${text} `,
          ),
        ),
      ),
      ([classes, one, other, write]) => {
        const milder = classes[Math.min(one, other)] ?? '';
        const stricter = classes[Math.max(one, other)] ?? '';
        expect(minimumAgeOf(write(milder))).toBeLessThanOrEqual(minimumAgeOf(stricter));
      },
    ),
  );
});

test('any other text counts as for adults', () => {
  const known = new Set(boards.flatMap(([, classes]) => classes.map((rating) => minimumAgeOf(rating))));
  fc.assert(
    fc.property(fc.string(), (text) => {
      const age = ageOfRating(text);
      expect(age === undefined ? minimumAgeOf(text) === ADULT_AGE : known.has(age)).toBe(true);
    }),
  );
});
