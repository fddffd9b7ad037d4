import { describe, expect, it } from 'vitest';
import { newId } from '../../../shared/ids.js';
import { createRefreshTokens } from './refresh-token.js';

describe('refresh tokens', () => {
  const tokens = createRefreshTokens('secret');
  const sessionId = newId();

  it('have one successor each, which only the holder of the secret can derive', () => {
    const token = tokens.create(sessionId);
    expect(tokens.successorOf(token)).toBe(tokens.successorOf(token));
    expect(tokens.successorOf(token)).not.toBe(token);
    expect(() => createRefreshTokens('another').successorOf(token)).toThrow('ours');
  });

  it('identify their session through all generations', () => {
    const token = tokens.create(sessionId);
    expect(tokens.sessionOf(token)).toBe(sessionId);
    expect(tokens.sessionOf(tokens.successorOf(tokens.successorOf(token)))).toBe(sessionId);
  });

  it('cannot be forged or modified', () => {
    const token = tokens.create(sessionId);
    const bytes = Buffer.from(token, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(tokens.sessionOf(changed.toString('base64url'))).toBeNull();
    }
    for (const forged of [
      '',
      'x',
      token.slice(1),
      `${token}AAAA`,
      `${token}=`,
      ` ${token}\n`,
      createRefreshTokens('another').create(sessionId),
    ]) {
      expect(tokens.sessionOf(forged)).toBeNull();
    }
  });

  it('contain 256 random bits', () => {
    expect(tokens.create(sessionId)).not.toBe(tokens.create(sessionId));
  });
});
