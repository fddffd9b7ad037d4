import { describe, expect, it } from 'vitest';
import { createRefreshTokens } from './refresh-token.js';

describe('refresh tokens', () => {
  const tokens = createRefreshTokens('secret');

  it('have one successor each, which only the holder of the secret can tell', () => {
    const token = tokens.create();
    expect(tokens.successorOf(token)).toBe(tokens.successorOf(token));
    expect(tokens.successorOf(token)).not.toBe(token);
    expect(createRefreshTokens('another').successorOf(token)).not.toBe(tokens.successorOf(token));
  });

  it('are 256 bits of chance', () => {
    expect(Buffer.from(tokens.create(), 'base64url')).toHaveLength(32);
    expect(tokens.create()).not.toBe(tokens.create());
  });
});
