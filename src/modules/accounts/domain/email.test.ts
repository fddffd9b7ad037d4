import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { normaliseEmail } from './email.js';

describe('an e-mail address', () => {
  it('has one form however it is typed', () => {
    expect(normaliseEmail('  Alex@Example.COM ')).toBe('alex@example.com');
    expect(normaliseEmail('ａlex@example.com')).toBe('alex@example.com');
  });

  it.each([
    '',
    'alex',
    'alex@',
    '@example.com',
    'a b@example.com',
    'alex@localhost',
    `${'a'.repeat(250)}@example.com`,
  ])('is refused as %j', (text) => {
    expect(() => normaliseEmail(text)).toThrow(InvalidInputError);
  });
});
