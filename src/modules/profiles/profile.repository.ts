import type { Profile } from './domain/profile.js';

export interface ProfileRepository {
  /** In the order of the ids. */
  findByIds(ids: readonly string[]): Promise<(Profile | null)[]>;
  /** For each account its profiles, the oldest first. */
  findByAccountIds(accountIds: readonly string[]): Promise<Profile[][]>;
  /** Holds the account's row until the transaction ends, so that its profiles are counted one caller at a time. */
  lockAccount(accountId: string): Promise<void>;
  countOf(accountId: string): Promise<number>;
  /** Whether every one of these, each named once, is a genre. */
  hasGenres(ids: readonly string[]): Promise<boolean>;
  /** @returns false when the account has a profile of this name */
  insert(profile: Profile, createdAt: Date): Promise<boolean>;
}
