import { describe, expect, it } from 'vitest';
import { createSigningKeySeal } from './signing-key-seal.js';

const content = Buffer.from('a private key');
const seal = createSigningKeySeal('a secret of this installation');

describe('a seal', () => {
  const sealed = seal.close('key', content);

  it('opens with the secret that it was made with', () => {
    expect(createSigningKeySeal('a secret of this installation').open('key', sealed)).toEqual(content);
  });

  it('reveals nothing of its content, and differs every time', () => {
    expect(Buffer.from(sealed).includes(content)).toBe(false);
    expect(seal.close('key', content)).not.toEqual(sealed);
  });

  it('does not open with another secret, nor for another key', () => {
    expect(createSigningKeySeal('another secret').open('key', sealed)).toBeNull();
    expect(seal.open('other key', sealed)).toBeNull();
  });

  it('does not open if a byte of it was changed or removed', () => {
    for (const index of sealed.keys()) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(seal.open('key', changed)).toBeNull();
      expect(seal.open('key', sealed.subarray(0, index))).toBeNull();
    }
  });
});
