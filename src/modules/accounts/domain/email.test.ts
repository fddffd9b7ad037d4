import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { normaliseEmail } from './email.js';

const LONGEST_LOCAL_PART = 'a'.repeat(64);

/** Arbitrary input, often enough with something that is accepted as an address. */
const typed = fc.oneof(
  fc.emailAddress(),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('@', '＠', ' @'), fc.domain())
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('alex', 'ＡLEX', 'Alex'), fc.string({ unit: 'grapheme', minLength: 1 }))
    .map(([local, label]) => `${local}@${label}.example.com`),
);

function normalisedOrNull(text: string): string | null {
  try {
    return normaliseEmail(text);
  } catch (error) {
    if (error instanceof InvalidInputError) return null;
    throw error;
  }
}

describe('an e-mail address', () => {
  it.each([
    ['  Alex@Example.COM ', 'alex@example.com'],
    ['ａlex@example.com', 'alex@example.com'],
    ['alex＠example.com', 'alex@example.com'],
    ["o'neil+films@mail.example.co.uk", "o'neil+films@mail.example.co.uk"],
    ['alex@münchen.example', 'alex@xn--mnchen-3ya.example'],
    ['alex@ⓔxample.com', 'alex@example.com'],
    [`${LONGEST_LOCAL_PART}@example.com`, `${LONGEST_LOCAL_PART}@example.com`],
  ])('is normalised: %j', (text, email) => {
    expect(normaliseEmail(text)).toBe(email);
  });

  it('with a look-alike letter in its domain differs from the real one', () => {
    expect(normaliseEmail('alex@ex\u0430mple.com')).toBe('alex@xn--exmple-4nf.com');
  });

  it.each(['\u0430lex@example.com', 'ale\u0445@example.com', 'älex@example.com'])(
    'with confusable letters before the @ is refused with a reason: %j',
    (text) => {
      expect(() => normaliseEmail(text)).toThrow('Before the @, use only letters from a to z');
    },
  );

  it.each([
    '',
    'alex',
    'alex@',
    '@example.com',
    'a b@example.com',
    'alex@localhost',
    'alex@@example.com',
    'alex@example.com@example.org',
    '.alex@example.com',
    'al..ex@example.com',
    'alex.@example.com',
    '"al ex"@example.com',
    'alex@127.0.0.1',
    'alex@[127.0.0.1]',
    'alex@example.com.',
    'alex@example..com',
    'alex@-example.com',
    'alex@example.com/path',
    'alex@example.com:80',
    'alex@ex%61mple.com',
    'alex@ex\u00admple.com',
    'al\u200bex@example.com',
    'alex\u0000@example.com',
    'alex@example.com\nBcc: eve@example.com',
    'alex\ufe0f@example.com',
    `a${LONGEST_LOCAL_PART}@example.com`,
    `alex@${'a'.repeat(64)}.com`,
    `alex@${'abc.'.repeat(63)}com`,
    `${'a'.repeat(1_000_000)}@example.com`,
  ])('is refused as %j', (text) => {
    expect(() => normaliseEmail(text)).toThrow(InvalidInputError);
  });

  it('that is normalised does not change', () => {
    const isKept = fc.property(typed, (text) => {
      const once = normalisedOrNull(text);
      fc.pre(once !== null);
      expect(normaliseEmail(once)).toBe(once);
    });
    fc.assert(isKept, { numRuns: 2_000 });
  });

  it('never contains invisible characters, nor more than 254 characters', () => {
    const isPlain = fc.property(typed, (text) => {
      expect(normalisedOrNull(text) ?? 'a@b.example').toMatch(/^[!-~]{1,64}@[a-z0-9.-]{1,252}$/);
    });
    fc.assert(isPlain, { numRuns: 2_000 });
  });
});
