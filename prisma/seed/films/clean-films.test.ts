import { describe, expect, it } from 'vitest';
import { cleanFilms } from './clean-films.js';
import { readSourceFilms, type SourceFilm } from './source-film.js';

const heat: SourceFilm = {
  Title: 'Heat',
  'Release Date': 'Dec 15 1995',
  'MPAA Rating': 'R',
  'Running Time min': 171,
  Distributor: 'Warner Bros.',
  Source: 'Original Screenplay',
  'Major Genre': 'Thriller/Suspense',
  'Creative Type': 'Contemporary Fiction',
  Director: 'Michael Mann',
  'Worldwide Gross': 187_400_000,
  'IMDB Rating': 8.2,
  'IMDB Votes': 149_000,
};

describe('cleanFilms', () => {
  it('keeps what the source says', () => {
    expect(cleanFilms([heat]).films).toEqual([
      expect.objectContaining({
        sourceId: 'heat-1995-michael-mann',
        name: 'Heat',
        releaseDate: '1995-12-15',
        genres: ['Thriller'],
        minimumAge: 17,
        runtimeSeconds: 10_260,
        runtimeIsEstimated: false,
        averageRating: 8.2,
        director: 'Michael Mann',
      }),
    ]);
  });

  it('counts skipped films by reason', () => {
    const { films, dropped } = cleanFilms([
      heat,
      { ...heat },
      { ...heat, Title: 'HEAT ' },
      { ...heat, Title: null },
      { ...heat, 'Release Date': 'TBD' },
      { ...heat, Director: 'Somebody Else' },
    ]);
    expect(films).toHaveLength(2);
    expect(Object.fromEntries(dropped)).toEqual({ 'listed twice': 2, 'no title': 1, 'no release date': 1 });
  });
});

describe('the films of vega-datasets', async () => {
  const { films, dropped } = cleanFilms(await readSourceFilms());

  it('are all accepted, except one without a title', () => {
    expect(films).toHaveLength(3200);
    expect(Object.fromEntries(dropped)).toEqual({ 'no title': 1 });
  });

  it('have unique keys and plausible dates and running times', () => {
    expect(new Set(films.map((film) => film.sourceId)).size).toBe(films.length);
    expect(films.every((film) => film.releaseYear >= 1915 && film.releaseYear <= 2011)).toBe(true);
    expect(films.every((film) => film.runtimeSeconds >= 45 * 60)).toBe(true);
  });

  it('mark estimated running times', () => {
    expect(films.filter((film) => film.runtimeIsEstimated)).toHaveLength(1992);
  });

  it('have a genre in eleven of twelve cases', () => {
    expect(films.filter((film) => film.genres.length === 0).length).toBeLessThan(films.length / 12);
  });

  it('are deterministic', async () => {
    expect(cleanFilms((await readSourceFilms()).toReversed()).films.toReversed()).toEqual(films);
  });
});
