import { describe, expect, it } from 'vitest';
import { parseMovie } from './parse-movie.js';
import { parseMovie100k } from './parse-movie-100k.js';

const flags = (...set: readonly number[]) =>
  Array.from({ length: 19 }, (_, index) => (set.includes(index) ? '1' : '0'));

describe('parseMovie', () => {
  it('names genres as the catalog does', () => {
    expect(parseMovie(['1', 'Toy Story (1995)', "Animation|Children's|Sci-Fi|Film-Noir"])).toEqual({
      movieId: 1,
      name: 'Toy Story',
      releaseYear: 1995,
      releaseDate: null,
      genres: ['Animation', 'Children', 'Science Fiction', 'Film Noir'],
    });
  });

  it.each(['(no genres listed)', ''])('reads %j as no genre', (genres) => {
    expect(parseMovie(['1', 'Paterson', genres]).genres).toEqual([]);
  });

  it.each([
    [['1', 'Heat (1995)'], 'wrong number of fields'],
    [['one', 'Heat (1995)', 'Crime'], 'the movie id is not a positive whole number'],
    [['1', ' (1995)', 'Crime'], 'the title is empty'],
    [['1', 'x'.repeat(301), 'Crime'], 'the title is longer than 300 characters'],
    [['1', 'Heat (1995)', `Crime|${'x'.repeat(61)}`], 'a genre is longer than 60 characters'],
  ])('refuses %j', (fields, reason) => {
    expect(() => parseMovie(fields)).toThrow(reason);
  });
});

describe('parseMovie100k', () => {
  const line = (released: string, ...set: number[]) => [
    '1',
    'Toy Story (1995)',
    released,
    '',
    'http://us.imdb.com/M/title-exact?Toy%20Story%20(1995)',
    ...flags(...set),
  ];

  it('reads the release date and the genres from their flags', () => {
    expect(parseMovie100k(line('22-Nov-1995', 3, 4, 5))).toEqual({
      movieId: 1,
      name: 'Toy Story',
      releaseYear: 1995,
      releaseDate: '1995-11-22',
      genres: ['Animation', 'Children', 'Comedy'],
    });
  });

  it('accepts a missing date and an unknown genre', () => {
    expect(parseMovie100k(line('', 0))).toMatchObject({ releaseDate: null, releaseYear: 1995, genres: [] });
  });

  it.each(['30-Feb-1995', '01-Jan-0095', '01-Jan-9999', '01-jan-1995'])(
    'treats %s as no date',
    (released) => {
      expect(parseMovie100k(['1', 'Nothing', ...line(released, 1).slice(2)])).toMatchObject({
        releaseDate: null,
        releaseYear: null,
      });
    },
  );

  it('refuses lines with too few flags or others than 0 and 1', () => {
    expect(() => parseMovie100k(line('', 1).slice(0, -1))).toThrow('wrong number of fields');
    expect(() => parseMovie100k([...line('', 1).slice(0, -1), '2'])).toThrow(
      'a genre flag is neither 0 nor 1',
    );
  });
});
