import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFields } from './csv-fields.js';

describe('csvFields', () => {
  it.each([
    ['1,2,4.0,964982703', ['1', '2', '4.0', '964982703']],
    ['2,"Matrix, The (1999)",Action', ['2', 'Matrix, The (1999)', 'Action']],
    [`7789,"11'09""01 - September 11 (2002)",Drama`, ['7789', `11'09"01 - September 11 (2002)`, 'Drama']],
    ['"","",', ['', '', '']],
  ])('splits %s', (line, fields) => {
    expect(csvFields(line)).toEqual(fields);
  });

  it.each(['1,"Matrix, The', '1,The "Matrix",x', '1,"Matrix"x,y'])('refuses %s', (line) => {
    expect(() => csvFields(line)).toThrow('the quotes do not match');
  });

  it('reads everything written by the rules', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1 }), (fields) => {
        const line = fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        expect(csvFields(line)).toEqual(fields);
      }),
    );
  });
});
