import { expect, it } from 'vitest';
import { maturityOf } from './maturity.js';

it.each([
  ['G', 0],
  ['PG', 8],
  ['PG-13', 13],
  ['R', 17],
  ['NC-17', 18],
])('%s is from %i', (rating, minimumAge) => {
  expect(maturityOf(rating)).toEqual({ rating, minimumAge });
});

it.each(['Not Rated', 'Open', null])('treats %j as unrated, for adults', (rating) => {
  expect(maturityOf(rating)).toEqual({ rating: null, minimumAge: 18 });
});
