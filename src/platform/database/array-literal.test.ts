import { describe, expect, it } from 'vitest';
import { arrayLiteral } from './array-literal.js';

describe('an array literal', () => {
  it('encodes ids, words, numbers, instants and null', () => {
    expect(arrayLiteral([])).toBe('{}');
    expect(arrayLiteral([1, -2, null])).toBe('{1,-2,NULL}');
    expect(arrayLiteral(['IN_PROGRESS', '0192f0c1-7b1e-7000-8000-000000000001'])).toBe(
      '{IN_PROGRESS,0192f0c1-7b1e-7000-8000-000000000001}',
    );
    expect(arrayLiteral([new Date('2026-03-01T12:00:00.123Z'), null])).toBe(
      '{2026-03-01T12:00:00.123Z,NULL}',
    );
  });

  it('refuses ambiguous values', () => {
    for (const text of ['', 'a,b', '}', '"', 'a b', '\\', 'null', 'NULL', 'a\n']) {
      expect(() => arrayLiteral([text])).toThrow(RangeError);
    }
  });
});
