import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { createProfile, type ProfileChange, reviseProfile } from './profile-factory.js';

const adult = createProfile('account', { name: 'Alex' });
const kid = createProfile('account', { name: 'Robin', isKids: true });

function violationsOf(change: ProfileChange, profile = adult): Readonly<Record<string, string>> {
  try {
    reviseProfile(profile, change);
    return {};
  } catch (error) {
    if (error instanceof InvalidInputError) return error.fields;
    throw error;
  }
}

describe('a new profile', () => {
  it('of an adult has no maturity limit by default', () => {
    expect(createProfile('account', { name: ' Alex ' })).toMatchObject({
      name: 'Alex',
      isKids: false,
      maturityLimit: 18,
    });
    expect(createProfile('account', { name: 'Alex', maturityLimit: 13 }).maturityLimit).toBe(13);
  });

  it("of a child has a child's limit by default and cannot exceed it", () => {
    expect(kid.maturityLimit).toBe(12);
    expect(() => createProfile('account', { name: 'Robin', isKids: true, maturityLimit: 13 })).toThrow(
      InvalidInputError,
    );
  });

  it('names every field that breaks a rule', () => {
    const details = { name: '  ', maturityLimit: 99, avatar: '' };
    expect(() => createProfile('account', details)).toThrow(
      expect.objectContaining({
        fields: { name: expect.any(String), maturityLimit: expect.any(String), avatar: expect.any(String) },
      }),
    );
  });

  it('has its language in canonical form', () => {
    expect(createProfile('account', { name: 'Alex', language: 'PT-br' }).language).toBe('pt-BR');
    expect(() => createProfile('account', { name: 'Alex', language: 'not a tag' })).toThrow(
      InvalidInputError,
    );
  });
});

describe('a name', () => {
  it('is trimmed, composed and folded', () => {
    expect(reviseProfile(adult, { name: ' Zoe\u{308} \t Lee ' }).name).toBe('Zo\u{EB} Lee');
  });

  it('has forty characters at most, as the database counts them', () => {
    expect(reviseProfile(adult, { name: '🎬'.repeat(40) }).name).toHaveLength(80);
    expect(violationsOf({ name: '🎬'.repeat(41) })).toHaveProperty('name');
  });

  it('contains no invisible characters', () => {
    expect(violationsOf({ name: 'Al\u{200B}ex' })).toHaveProperty('name');
    expect(violationsOf({ name: '\u{202E}xelA' })).toHaveProperty('name');
  });
});

describe('a limit', () => {
  it('can be given as the class of a rating board, but only once', () => {
    expect(reviseProfile(adult, { maturityRating: 'PG-13' }).maturityLimit).toBe(13);
    expect(reviseProfile(kid, { maturityRating: 'FSK 6' }).maturityLimit).toBe(6);
    expect(violationsOf({ maturityRating: 'PG-13', maturityLimit: 13 })).toHaveProperty('maturityRating');
    expect(violationsOf({ maturityRating: 'PG-14' })).toHaveProperty('maturityRating');
    expect(violationsOf({ maturityRating: 'TV-14' }, kid)).toHaveProperty('maturityRating');
  });

  it("of a child's profile never exceeds a child's, in any sequence of changes", () => {
    const change = fc.record(
      {
        isKids: fc.boolean(),
        maturityLimit: fc.integer({ min: -1, max: 19 }),
        maturityRating: fc.constantFrom('G', 'PG-13', 'TV-MA', 'FSK 12', 'nonsense'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        let profile = kid;
        for (const one of changes) {
          if (Object.keys(violationsOf(one, profile)).length === 0) profile = reviseProfile(profile, one);
          expect(profile.maturityLimit).toBeLessThanOrEqual(profile.isKids ? 12 : 18);
          expect(profile.maturityLimit).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

it('does not change omitted fields', () => {
  expect(reviseProfile(kid, {})).toEqual(kid);
  expect(reviseProfile(kid, { name: null, isKids: null, maturityLimit: null })).toEqual(kid);
});
