import { describe, expect, it } from 'vitest';
import { decodeLine } from './decode-line.js';
import { LONGEST_LINE } from './line-batches.js';

const utf8 = Buffer.from('Amélie');
const latin1 = Buffer.from('Amélie', 'latin1');

describe('decodeLine', () => {
  it('reads each encoding', () => {
    expect(decodeLine(utf8, 'utf-8')).toBe('Amélie');
    expect(decodeLine(latin1, 'latin-1')).toBe('Amélie');
    expect(decodeLine(utf8, 'utf-8-or-latin-1')).toBe('Amélie');
    expect(decodeLine(latin1, 'utf-8-or-latin-1')).toBe('Amélie');
  });

  it.each([
    [latin1, 'the line is not valid UTF-8'],
    [Buffer.from('a\0b'), 'the line holds a NUL byte'],
    [Buffer.alloc(LONGEST_LINE + 1, 'a'), 'the line is too long'],
  ])('refuses %j', (bytes, reason) => {
    expect(() => decodeLine(bytes, 'utf-8')).toThrow(reason);
  });
});
