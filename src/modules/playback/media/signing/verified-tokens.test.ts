import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { createVerifiedTokens } from './verified-tokens.js';

const tokenOf = (number: number) =>
  `header.claims-${number}.${createHmac('sha256', 'key').update(`${number}`).digest('base64url')}`;
const claimsOf = (number: number) => ({
  playbackSessionId: `${number}`,
  notBefore: 0,
  expires: 1,
  opens: /^$/,
});

it('remembers nine of ten tokens at a tenth of its capacity', () => {
  const verified = createVerifiedTokens();
  const numbers = Array.from({ length: 6_500 }, (_, number) => number);
  for (const number of numbers) verified.remember(tokenOf(number), claimsOf(number));
  const known = numbers.filter((number) => verified.claimsOf(tokenOf(number)) !== undefined);
  expect(known.length).toBeGreaterThan(numbers.length * 0.9);
  for (const number of known) expect(verified.claimsOf(tokenOf(number))).toEqual(claimsOf(number));
});

it('does not confuse tokens with equal ends', () => {
  const verified = createVerifiedTokens();
  const token = tokenOf(1);
  verified.remember(token, claimsOf(1));
  expect(verified.claimsOf(token)).toEqual(claimsOf(1));
  expect(verified.claimsOf(token.replace('claims', 'claimz'))).toBeUndefined();
  expect(verified.claimsOf('')).toBeUndefined();
});

it('evicts a token for another one in its slot', () => {
  const verified = createVerifiedTokens();
  verified.remember('one.abcd', claimsOf(1));
  verified.remember('another.abcd', claimsOf(2));
  expect(verified.claimsOf('one.abcd')).toBeUndefined();
  expect(verified.claimsOf('another.abcd')).toEqual(claimsOf(2));
});
