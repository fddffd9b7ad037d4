import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { createArgon2PasswordHasher } from './password-hasher.argon2.js';

const hasher = createArgon2PasswordHasher();

describe('a hashed password', () => {
  it('is Argon2id with 19 MiB, two passes and one lane', async () => {
    expect(await hasher.hash('a password of mine')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('matches only its password, in any Unicode composition', async () => {
    const stored = await hasher.hash('caf\u00e9 au lait');
    expect(await hasher.verify('cafe\u0301 au lait', stored)).toBe(true);
    expect(await hasher.verify('cafe au lait', stored)).toBe(false);
  });

  it('from before passwords were normalised is still valid', async () => {
    expect(await hasher.verify('plain old password', await hash('plain old password'))).toBe(true);
  });

  it.each([
    ['nobody', 'nobody has this password', null],
    ['nobody', '', null],
    ['what is too long', 'x'.repeat(1_000_000), 'stored'],
  ])('never matches %s, at the cost of one verification', async (_who, password, of) => {
    const stored = of && (await hasher.hash('a password of mine'));
    const before = hasher.workCount();
    expect(await hasher.verify(password, stored)).toBe(false);
    expect(hasher.workCount() - before).toBe(1);
  });

  it('is recognised if it has outdated parameters', async () => {
    expect(hasher.isCurrent(await hasher.hash('a password of mine'))).toBe(true);
    const others = [
      { memoryCost: 8_192 },
      { timeCost: 3 },
      { parallelism: 2 },
      // Argon2i: its enumeration has no values at run time.
      { algorithm: 1 },
    ];
    for (const other of others) {
      const usual = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
      expect(hasher.isCurrent(await hash('a password of mine', { ...usual, ...other }))).toBe(false);
    }
  });
});
