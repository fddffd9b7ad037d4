import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterCount, foldText, hasHiddenCharacters, visibleText } from './visible-text.js';

describe('folding', () => {
  it('maps look-alikes to one form', () => {
    expect(foldText('  Ann \t\n\u{A0} Lee ')).toBe('Ann Lee');
    expect(foldText('Zoe\u{308}')).toBe('Zo\u{EB}');
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('invisible characters', () => {
  it.each([
    ['a zero-width space', 'An\u{200B}n'],
    ['a joiner between letters', 'An\u{200D}n'],
    ['a joiner at the end', 'Ann\u{200D}'],
    ['a joiner after an emoji', '👩\u{200D}'],
    ['a change of direction', '\u{202E}nnA'],
    ['an isolate', '\u{2066}Ann\u{2069}'],
    ['a soft hyphen', 'An\u{AD}n'],
    ['a variation selector after a letter', 'A\u{FE0F}nn'],
    ['a control character', 'An\u{7}n'],
    ['an unassigned character', 'An\u{378}n'],
    ['a private character', 'An\u{E000}n'],
    ['half a character', 'An\u{D800}n'],
    ['a Hangul filler', '\u{3164}'],
    ['an empty Braille pattern', '\u{2800}'],
    ['a tag', '\u{E0041}Ann'],
    ['marks on nothing', '\u{301}'],
    ['nothing at all', ''],
  ])('are found: %s', (_name, text) => {
    expect(hasHiddenCharacters(text)).toBe(true);
  });

  it.each(['Ann', 'José', '李小龍', 'محمد', 'आदित्य', "O'Neill-Smith", '👩‍👩‍👧‍👦', '❤️', '👍🏽 Ann', 'R2-D2'])(
    'are not in %s',
    (text) => {
      expect(hasHiddenCharacters(text)).toBe(false);
      expect(visibleText(text)).toBe(foldText(text));
    },
  );

  it('are removed from input', () => {
    expect(visibleText(' Living\u{202E} room\u{200B}\tTV 👩‍👧 ')).toBe('Living room TV 👩‍👧');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text);
        expect(shown === '' || !/[\p{Cc}\p{Cs}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u.test(shown)).toBe(true);
      }),
    );
  });
});

it('characters are counted as the database does', () => {
  expect(characterCount('a🎬')).toBe(2);
});
