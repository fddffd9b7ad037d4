import { expect, it } from 'vitest';
import { releaseDate } from './release-date.js';

it('reads the source’s dates', () => {
  expect(releaseDate('Jun 12 1998')).toEqual({ day: '1998-06-12', year: 1998 });
  expect(releaseDate('Dec 23 2011')).toEqual({ day: '2011-12-23', year: 2011 });
});

it('treats a year after the end of the data set as one of the previous century', () => {
  expect(releaseDate('Dec 31 2046')).toEqual({ day: '1946-12-31', year: 1946 });
  expect(releaseDate('Feb 08 2015')).toEqual({ day: '1915-02-08', year: 1915 });
});

it.each(['', 'TBD', '1998', 'Feb 30 1998', 'Abc 12 1998', 'Jun 00 1998'])('refuses %j', (text) => {
  expect(releaseDate(text)).toBeNull();
});
