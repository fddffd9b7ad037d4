import { expect, it } from 'vitest';
import { filmName } from './film-name.js';

it.each([
  ['Heat', 'Heat'],
  [300, '300'],
  ['  Halloween:  The Curse of Michael Myers ', 'Halloween: The Curse of Michael Myers'],
  ['Barbarians, The', 'The Barbarians'],
  ['Secret, The', 'The Secret'],
  ['Good, the Bad, the Ugly', 'Good, the Bad, the Ugly'],
  ['LÈon', 'Léon'],
])('writes %j as %s', (title, name) => {
  expect(filmName(title, 1999)).toBe(name);
});

it('drops only a bracketed year that repeats the release year', () => {
  expect(filmName('King Kong (1933)', 1933)).toBe('King Kong');
  expect(filmName('Metropolis (1927)', 2002)).toBe('Metropolis (1927)');
});

it.each([null, '', '   '])('finds no name in %j', (title) => {
  expect(filmName(title, 1999)).toBeNull();
});
