import { describe, expect, it } from 'vitest';
import { parseRating } from './parse-rating.js';

const now = new Date('2026-03-01T00:00:00Z');
const parse = (line: string) => parseRating(line.split(','), now);

describe('parseRating', () => {
  it('reads stars as half stars and seconds as a time', () => {
    expect(parse('1,47,4.5,964983815')).toEqual({
      userId: 1,
      movieId: 47,
      halfStars: 9,
      ratedAt: new Date('2000-07-30T19:03:35Z'),
    });
  });

  it.each([
    ['1,47,4.5', 'wrong number of fields'],
    ['1,47,4.5,964983815,', 'wrong number of fields'],
    ['x,47,4.5,964983815', 'the user id is not a positive whole number'],
    ['-1,47,4.5,964983815', 'the user id is not a positive whole number'],
    ['1,4.7,4.5,964983815', 'the movie id is not a positive whole number'],
    ['1,47,0,964983815', 'the rating is not 0.5 to 5 stars by halves'],
    ['1,47,5.5,964983815', 'the rating is not 0.5 to 5 stars by halves'],
    ['1,47,3.7,964983815', 'the rating is not 0.5 to 5 stars by halves'],
    ['1,47,,964983815', 'the rating is not 0.5 to 5 stars by halves'],
    ['1,47,4e0,964983815', 'the rating is not 0.5 to 5 stars by halves'],
    ['1,47,4.5,12', 'the timestamp is not a time since 1995'],
    ['1,47,4.5,99999999999', 'the timestamp is not a time since 1995'],
    ['1,47,4.5,soon', 'the timestamp is not a time since 1995'],
  ])('refuses %s', (line, reason) => {
    expect(() => parse(line)).toThrow(reason);
  });
});
