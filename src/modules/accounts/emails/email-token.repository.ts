import type { EmailTokenPurpose } from '../domain/email-token.js';

export interface NewEmailToken {
  readonly accountId: string;
  readonly purpose: EmailTokenPurpose;
  /** SHA-256. */
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A presented token. */
export interface ShownEmailToken {
  readonly purpose: EmailTokenPurpose;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly now: Date;
}

/** The tokens that were e-mailed, as hashes. */
export interface EmailTokenRepository {
  insert(token: NewEmailToken): Promise<void>;
  /** The token's account; null when it is unknown, used or expired. */
  findAccountId(shown: ShownEmailToken): Promise<string | null>;
  /**
   * Uses a token up, together with all others of the account for the same purpose. Of concurrent uses, one succeeds.
   * @returns the account; null when the token is unknown, used or expired
   */
  use(shown: ShownEmailToken): Promise<string | null>;
  removeAll(accountId: string, purpose: EmailTokenPurpose): Promise<void>;
}
