import { expect, it } from 'vitest';
import { signedLike } from './signed-address.js';

const newest = 'https://media.example/media/URISigningPackage=new.er.token$1/films/heat/HD.m3u8';

it('puts the newest token in the place of the one before, and leaves the rest', () => {
  expect(
    signedLike(
      'https://media.example/media/URISigningPackage=old.old.old/films/heat/HD/720p/00012.m4s',
      newest,
    ),
  ).toBe('https://media.example/media/URISigningPackage=new.er.token$1/films/heat/HD/720p/00012.m4s');
});

it('leaves addresses alone that nobody signed', () => {
  expect(signedLike('https://media.example/logo.png', newest)).toBe('https://media.example/logo.png');
  expect(signedLike('https://media.example/media/URISigningPackage=a/b', 'https://media.example/b')).toBe(
    'https://media.example/media/URISigningPackage=a/b',
  );
});
