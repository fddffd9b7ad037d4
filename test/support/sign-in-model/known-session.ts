import { createHash } from 'node:crypto';
import { hold } from './violation.js';

const GRACE_MS = 60_000;

/** What the client of a session received, in the order of its refresh tokens. */
export class KnownSession {
  private readonly refreshTokens: string[];
  /** When each was replaced, in the same order. */
  private readonly replacedAt: number[] = [];
  private readonly repeated: string[] = [];
  accessToken = '';
  /** When the newest access token expires. */
  expiresAt = 0;
  readonly accessTokens: string[] = [];
  /** Whether it was live at the last check. */
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

  /** The newest, the previous, or the first one. There may be no older one. */
  token(which: 'current' | 'previous' | 'old'): string {
    const index = { current: -1, previous: -2, old: 0 }[which];
    return this.refreshTokens.at(index) ?? this.refreshTokens[0] ?? '';
  }

  /** The meaning of a use of a token of a live session now. */
  meaningOf(token: string, now: number): 'current' | 'repeat' | 'misuse' {
    const generation = this.refreshTokens.length - 1 - this.refreshTokens.lastIndexOf(token);
    if (generation === 0) return 'current';
    const replacedAt = this.replacedAt.at(-generation) ?? 0;
    return generation <= 2 && now - replacedAt <= GRACE_MS ? 'repeat' : 'misuse';
  }

  noteAccess(accessToken: string, expiresAt: number): void {
    this.accessToken = accessToken;
    this.expiresAt = expiresAt;
    this.accessTokens.push(accessToken);
  }

  /** A refresh with a token that was valid when it was sent succeeded: a token has one successor for all callers. */
  noteSuccessor(token: string, successor: string, now: number): void {
    const index = this.refreshTokens.lastIndexOf(token);
    const known = this.refreshTokens[index + 1];
    if (known === undefined) {
      this.refreshTokens.push(successor);
      this.replacedAt.push(now);
    } else hold('doubled', 'One refresh token got two successors.', known === successor);
  }

  /** A repetition succeeded, possibly with a token that concurrent callers receive later. */
  noteRepeated(answered: string): void {
    this.repeated.push(answered);
  }

  /** To be called when all requests are answered. */
  checkRepeats(): void {
    const valid = new Set(this.refreshTokens.slice(-2));
    for (const answered of this.repeated.splice(0))
      hold('doubled', 'A repeat got another refresh token than the valid one.', valid.has(answered));
  }
}
