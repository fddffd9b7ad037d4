import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPersistedTexts } from './persisted-texts.js';

const nameOf = (text: string) => hash('sha256', text);

describe('a persisted text', () => {
  it('is known by its hash once it was sent with it, and by no other', () => {
    const texts = createPersistedTexts();
    expect(texts.textOf(nameOf('{ a }'), undefined)).toBeUndefined();
    expect(texts.textOf(nameOf('{ b }'), '{ a }')).toBeUndefined();
    expect(texts.textOf(nameOf('{ a }'), '{ a }')).toBe('{ a }');
    expect(texts.textOf(nameOf('{ a }'), undefined)).toBe('{ a }');
  });

  it('is evicted for newer ones, within a size limit', () => {
    const texts = createPersistedTexts();
    const long = Array.from({ length: 100 }, (_, index) => `${index}${'#'.repeat(250_000)}`);
    for (const text of long) texts.textOf(nameOf(text), text);
    const kept = long.filter((text) => texts.textOf(nameOf(text), undefined) !== undefined);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.join('').length).toBeLessThanOrEqual(4_000_000);
    expect(kept.at(-1)).toBe(long.at(-1));
  });
});
