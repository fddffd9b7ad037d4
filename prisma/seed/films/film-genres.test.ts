import { expect, it } from 'vitest';
import { filmGenres } from './film-genres.js';

it.each([
  ['Romantic Comedy', 'Contemporary Fiction', null, ['Romance', 'Comedy']],
  ['Action', 'Super Hero', 'Based on Comic/Graphic Novel', ['Action', 'Superhero']],
  ['Thriller/Suspense', 'Science Fiction', 'Remake', ['Thriller', 'Science Fiction']],
  ['Drama', 'Dramatization', 'Based on Real Life Events', ['Drama', 'True Story']],
  [null, 'Kids Fiction', null, ['Children']],
  [null, null, null, []],
])('%s / %s / %s is %j', (major, creative, source, genres) => {
  expect(filmGenres({ 'Major Genre': major, 'Creative Type': creative, Source: source })).toEqual(genres);
});
