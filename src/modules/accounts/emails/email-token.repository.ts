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

/** The tokens that were mailed to addresses, as hashes. */
export interface EmailTokenRepository {
  insert(token: NewEmailToken): Promise<void>;
  /** Whose token this is; null when it is unknown, used or expired. */
  findAccountId(shown: ShownEmailToken): Promise<string | null>;
  /**
   * Uses a token up, together with all others of the account for the same purpose. Of any number of simultaneous uses
   * one succeeds. @returns whose it was; null when it is unknown, used or expired
   */
  use(shown: ShownEmailToken): Promise<string | null>;
  removeAll(accountId: string, purpose: EmailTokenPurpose): Promise<void>;
}
