import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { requireCredits } from './credit-list.js';

describe('credits', () => {
  it('are grouped by role, and keep the order of billing within each', () => {
    const credits = requireCredits([
      { name: ' Bo Lind', role: 'ACTOR' },
      { name: 'Ada Holm', role: 'DIRECTOR' },
      { name: 'Al Ek', role: 'ACTOR' },
      { name: 'Ada Holm', role: 'WRITER' },
    ]);
    expect(credits.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'DIRECTOR Ada Holm',
      'WRITER Ada Holm',
      'ACTOR Bo Lind',
      'ACTOR Al Ek',
    ]);
  });

  it.each([
    ['without a name', [{ name: ' ', role: 'ACTOR' as const }]],
    [
      'repeated in the same role',
      [
        { name: 'Bo Lind', role: 'ACTOR' as const },
        { name: 'Bo Lind ', role: 'ACTOR' as const },
      ],
    ],
  ])('are refused %s', (_how, credits) => {
    expect(() => requireCredits(credits)).toThrow(InvalidInputError);
  });
});
