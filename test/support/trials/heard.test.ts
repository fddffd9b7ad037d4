import { expect, it } from 'vitest';
import { judgeHearing } from './heard.js';

const published = [
  { id: '1', titleId: 'a' },
  { id: '2', titleId: 'b' },
  { id: '3', titleId: 'a' },
  { id: '4', titleId: 'b' },
];

it.each([
  ['all of it, in order', ['1', '2', '3', '4'], { unheard: 0, wrongly: 0 }],
  ['the newest of each title', ['1', '3', '4'], { unheard: 0, wrongly: 0 }],
  ['no end of a title', ['1', '2', '3'], { unheard: 1, wrongly: 0 }],
  ['nothing', [], { unheard: 4, wrongly: 0 }],
  ['one twice', ['1', '2', '2', '3', '4'], { unheard: 0, wrongly: 1 }],
  ['one too late', ['2', '1', '3', '4'], { unheard: 0, wrongly: 1 }],
  ['somebody else’s', ['1', '9', '2', '3', '4'], { unheard: 0, wrongly: 1 }],
])('%s', (_what, heard, verdict) => {
  expect(judgeHearing(published, heard)).toEqual(verdict);
});
