import type { Account } from './domain/account.js';

export interface Credentials {
  readonly accountId: string;
  /** Argon2 in PHC format; null when the account has no password. */
  readonly passwordHash: string | null;
}

export interface AccountRepository {
  /** In the order of the ids. */
  findByIds(ids: readonly string[]): Promise<(Account | null)[]>;
  /** Of the account whose address this was shown to be. */
  findCredentials(email: string): Promise<Credentials | null>;
  /** Argon2 in PHC format; null when there is no such account, or it has no password. */
  findPasswordHash(id: string): Promise<string | null>;
  insert(account: Account, passwordHash: string): Promise<void>;
  setPasswordHash(id: string, passwordHash: string): Promise<void>;
  /**
   * Makes the address that an account claims its own. Of any number that claim one, the first succeeds.
   * @returns false when it is another's, or was this account's already
   */
  markEmailVerified(id: string, now: Date): Promise<boolean>;
  /** Holds the account's row until the transaction ends, so that limits are counted one caller at a time. */
  lock(id: string): Promise<void>;
}
