import type { Account } from './domain/account.js';

export interface Credentials {
  readonly accountId: string;
  /** Argon2 in PHC format; null when the account has no password. */
  readonly passwordHash: string | null;
}

export interface AccountRepository {
  /** In the order of the ids. */
  findByIds(ids: readonly string[]): Promise<(Account | null)[]>;
  /** The account with this verified address. */
  findCredentials(email: string): Promise<Credentials | null>;
  /** Argon2 in PHC format; null when there is no such account, or it has no password. */
  findPasswordHash(id: string): Promise<string | null>;
  insert(account: Account, passwordHash: string): Promise<void>;
  setPasswordHash(id: string, passwordHash: string): Promise<void>;
  /**
   * Marks an account's address as verified. Of several accounts with the same address, the first succeeds.
   * @returns false when another account has it, or this one had it already
   */
  markEmailVerified(id: string, now: Date): Promise<boolean>;
  /** Locks the account's row until the transaction ends, so that limits are counted one caller at a time. */
  lock(id: string): Promise<void>;
}
