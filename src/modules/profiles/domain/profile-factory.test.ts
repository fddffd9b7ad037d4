import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { createProfile } from './profile-factory.js';

describe('a new profile', () => {
  it('of an adult may see everything unless it says otherwise', () => {
    expect(createProfile('account', false, { name: ' Alex ' })).toMatchObject({
      name: 'Alex',
      isKids: false,
      maturityLimit: 18,
    });
    expect(createProfile('account', false, { name: 'Alex', maturityLimit: 13 }).maturityLimit).toBe(13);
  });

  it("of a child starts with a child's limit and cannot exceed it", () => {
    expect(createProfile('account', true, { name: 'Robin' }).maturityLimit).toBe(12);
    expect(() => createProfile('account', true, { name: 'Robin', maturityLimit: 13 })).toThrow(
      InvalidInputError,
    );
  });

  it('names every field that breaks a rule', () => {
    const wish = { name: '  ', maturityLimit: 99, avatar: '' };
    expect(() => createProfile('account', false, wish)).toThrow(
      expect.objectContaining({
        fields: { name: expect.any(String), maturityLimit: expect.any(String), avatar: expect.any(String) },
      }),
    );
  });

  it('writes its language in the standard form', () => {
    expect(createProfile('account', false, { name: 'Alex', language: 'PT-br' }).language).toBe('pt-BR');
    expect(() => createProfile('account', false, { name: 'Alex', language: 'not a tag' })).toThrow(
      InvalidInputError,
    );
  });
});
