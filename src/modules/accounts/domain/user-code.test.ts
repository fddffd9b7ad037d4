import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUserCode, showUserCode, USER_CODE_LENGTH, USER_CODE_LETTERS } from './user-code.js';

const codes = fc
  .array(fc.constantFrom(...USER_CODE_LETTERS.split('')), {
    minLength: USER_CODE_LENGTH,
    maxLength: USER_CODE_LENGTH,
  })
  .map((letters) => letters.join(''));

describe('a user code', () => {
  it('is accepted in any case, with or without separators', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('-', ' ', '', ' – '), (code, between) => {
        const shown = showUserCode(code);
        expect(shown).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
        expect(readUserCode(shown)).toBe(code);
        expect(readUserCode(`  ${shown.replace('-', between).toLowerCase()} `)).toBe(code);
      }),
    );
  });

  it.each([
    '',
    'BCDF',
    'BCDF-GHJKL',
    'BCDF-GHJA',
    'BCDF-GHJ0',
    'BCDF-GHJ1',
    'BCDF_GHJK',
    'BCDFGHJß',
    'BCDFGHJſ',
  ])('is refused as %j', (typed) => {
    expect(readUserCode(typed)).toBeNull();
  });
});
