import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairEncoding } from './repair-encoding.js';

describe('repairEncoding', () => {
  it.each([
    ['LÈon', 'Léon'],
    ['Die F‰lscher', 'Die Fälscher'],
    ["De battre mon coeur s'est arrÍtÈ", "De battre mon coeur s'est arrêté"],
    ['Per qualche dollaro in pi˘', 'Per qualche dollaro in più'],
    ['The Naked Gun 2Ω: The Smell of Fear', 'The Naked Gun 2½: The Smell of Fear'],
    ["I Love You Ö Don't Touch Me!", "I Love You … Don't Touch Me!"],
    ['Ri¢hie Ri¢h', 'Ri¢hie Ri¢h'],
  ])('reads %s as %s', (stored, meant) => {
    expect(repairEncoding(stored)).toBe(meant);
  });

  it('does not change text that no wrong decoding explains', () => {
    expect(repairEncoding('Alien³')).toBe('Alien³');
    expect(repairEncoding('千と千尋の神隠し')).toBe('千と千尋の神隠し');
  });

  it('never changes plain ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(repairEncoding(text)).toBe(text);
      }),
    );
  });
});
