import { describe, expect, it } from 'vitest';
import { joinLazily } from './lazy-loaders.js';

/** Loaders that contain their parameters, and a list of those that were created. */
function scene() {
  const made: string[] = [];
  const films = (viewer: string) => {
    made.push(`films of ${viewer}`);
    return { film: { viewer }, series: { viewer } };
  };
  const people = (viewer: string) => {
    made.push(`people of ${viewer}`);
    return { person: { viewer } };
  };
  const create = joinLazily([films, people], ['nobody']);
  made.length = 0;
  return { made, create };
}

describe('loaders that are joined lazily', () => {
  it('are created with the others of their module on first use, once', () => {
    const { made, create } = scene();
    const loaders = create('Ada');
    expect(made).toEqual([]);
    expect(loaders.film.viewer).toBe('Ada');
    expect(loaders.series.viewer).toBe('Ada');
    expect(made).toEqual(['films of Ada']);
    expect(loaders.person).toBe(loaders.person);
    expect(made).toEqual(['films of Ada', 'people of Ada']);
  });

  it('are scoped to one operation', () => {
    const { create } = scene();
    expect(create('Ada').film).not.toBe(create('Ada').film);
    expect(create('Ben').film.viewer).toBe('Ben');
  });

  it('have unique names', () => {
    const film = () => ({ film: 1 });
    expect(() => joinLazily([film, film], [])).toThrow('film');
  });
});
