import { describe, expect, it } from 'vitest';
import { isWithinLengthLimit, normalisePassword, passwordProblem } from './password-policy.js';

const common = new Set(['correcthorse', 'ﬁrst-of-all'.normalize('NFKC')]);
const problemOf = (password: string) =>
  passwordProblem(password, 'ann.lovelace@example.com', (text) => common.has(text));

describe('a password', () => {
  it.each([
    'kMn4-tree',
    'eight ch',
    'パスワードは八文字',
    '🎬🎬🎬🎬🎬🎬🎬🎬',
    'x'.repeat(128),
    'é'.normalize('NFD').repeat(128),
    'streamcore is where I watch',
    'ann.lovelace likes films',
  ])('is accepted: %j', (password) => {
    expect(problemOf(password)).toBeNull();
  });

  it.each([
    ['8 to 128 characters', ''],
    ['8 to 128 characters', 'seven c'],
    ['8 to 128 characters', '🎬🎬🎬🎬🎬🎬🎬'],
    ['8 to 128 characters', 'x'.repeat(129)],
    ['8 to 128 characters', 'x'.repeat(1_000_000)],
    // One character that is eighteen when it is written out.
    ['8 to 128 characters', '\ufdfa'.repeat(8)],
    ['not your e-mail address', 'ann.lovelace@example.com'],
    ['not your e-mail address', 'Ann.Lovelace'],
    ['not the name of this service', 'StreamCore'],
    ['not the name of this service', 'streamcore2026!'],
    ['not the name of this service', 'ＳtreamCore streamcore'],
    ['among the first that are guessed', 'CorrectHorse'],
    ['among the first that are guessed', 'ﬁrst-of-all'],
  ])('is refused, %s: %j', (problem, password) => {
    expect(problemOf(password)).toContain(problem);
  });

  it('is the same for every Unicode composition of its characters', () => {
    expect(normalisePassword('Å'.normalize('NFD'))).toBe(normalisePassword('\u212b'));
  });

  it('that is far too long is refused', () => {
    expect(isWithinLengthLimit('x'.repeat(1_000_000))).toBe(false);
  });
});
