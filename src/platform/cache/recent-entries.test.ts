import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecentEntries } from './recent-entries.js';

const KEYS = Array.from('abcdefghijkl');
/** Gets and sets, one after the other, with the value of a set. */
const steps = fc.array(fc.record({ key: fc.constantFrom(...KEYS), set: fc.option(fc.nat()) }));
const bounds = fc.integer({ min: 2, max: 9 });

describe('recent entries', () => {
  it('have the last value set, or none', () => {
    fc.assert(
      fc.property(bounds, steps, (most, story) => {
        const entries = createRecentEntries<number>(most);
        const last = new Map<string, number>();
        for (const { key, set } of story) {
          if (set !== null) {
            entries.set(key, set);
            last.set(key, set);
          }
          expect([last.get(key), undefined]).toContain(entries.get(key));
        }
      }),
    );
  });

  it('never exceed the capacity', () => {
    fc.assert(
      fc.property(bounds, steps, (most, story) => {
        const entries = createRecentEntries<number>(most);
        for (const { key, set } of story) {
          if (set === null) entries.get(key);
          else entries.set(key, set);
        }
        const held = KEYS.filter((key) => entries.get(key) !== undefined);
        expect(held.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('contain the latest keys, at least half the capacity', () => {
    fc.assert(
      fc.property(bounds, fc.array(fc.nat(30)), (most, keys) => {
        const entries = createRecentEntries<number>(most);
        for (const key of keys) if (entries.get(`${key}`) === undefined) entries.set(`${key}`, key);
        const latest = [...new Set(keys.toReversed())].slice(0, Math.floor(most / 2));
        for (const key of latest) expect(entries.get(`${key}`)).toBe(key);
      }),
    );
  });
});
