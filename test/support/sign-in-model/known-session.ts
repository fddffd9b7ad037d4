import { createHash } from 'node:crypto';
import { hold } from './violation.js';

const GRACE_MS = 60_000;

/** What the client of one session was given, in the order of its refresh tokens. */
export class KnownSession {
  private readonly refreshTokens: string[];
  private rotatedAt = 0;
  accessToken = '';
  /** When the newest access token expires. */
  expiresAt = 0;
  readonly accessTokens: string[] = [];
  /** Whether it was live when it was looked at last. */
  live = true;

  constructor(
    readonly id: string,
    firstRefreshToken: string,
  ) {
    this.refreshTokens = [firstRefreshToken];
  }

  get allRefreshTokens(): readonly string[] {
    return this.refreshTokens;
  }

  get hashOfCurrent(): Buffer {
    return createHash('sha256')
      .update(this.refreshTokens.at(-1) ?? '')
      .digest();
  }

  /** The newest, the one before, or the first of all. There may be no older one. */
  token(which: 'current' | 'previous' | 'old'): string {
    const index = { current: -1, previous: -2, old: 0 }[which];
    return this.refreshTokens.at(index) ?? this.refreshTokens[0] ?? '';
  }

  /** What the use of a token of a live session means now. */
  meaningOf(token: string, now: number): 'current' | 'repeat' | 'misuse' {
    const generation = this.refreshTokens.length - 1 - this.refreshTokens.lastIndexOf(token);
    if (generation === 0) return 'current';
    return generation === 1 && now - this.rotatedAt <= GRACE_MS ? 'repeat' : 'misuse';
  }

  noteAccess(accessToken: string, expiresAt: number): void {
    this.accessToken = accessToken;
    this.expiresAt = expiresAt;
    this.accessTokens.push(accessToken);
  }

  /** A refresh was answered: one token has one successor, whoever asks. */
  noteSuccessor(token: string, successor: string, now: number): void {
    const index = this.refreshTokens.lastIndexOf(token);
    const known = this.refreshTokens[index + 1];
    if (known === undefined) {
      this.refreshTokens.push(successor);
      this.rotatedAt = now;
    } else hold('doubled', 'One refresh token got two successors.', known === successor);
  }
}
