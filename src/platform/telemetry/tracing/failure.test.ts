import { expect, it } from 'vitest';
import { failureOf } from './failure.js';

it('describes an error by a code or name, without its data', () => {
  expect(failureOf(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe('23505');
  expect(failureOf(new TypeError('of "secret"'))).toBe('TypeError');
  expect(failureOf(Object.assign(new Error('any'), { code: 'a secret of somebody' }))).toBe('Error');
  expect(failureOf('a secret')).toBe('unknown');
});
