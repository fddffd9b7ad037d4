import { expect, it } from 'vitest';
import { failureOf } from './failure.js';

it('says what went wrong by a code or a name, and never repeats what it was about', () => {
  expect(failureOf(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe('23505');
  expect(failureOf(new TypeError('of "secret"'))).toBe('TypeError');
  expect(failureOf(Object.assign(new Error('any'), { code: 'a secret of somebody' }))).toBe('Error');
  expect(failureOf('a secret')).toBe('unknown');
});
