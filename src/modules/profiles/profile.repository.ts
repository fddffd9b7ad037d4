import type { Profile } from './domain/profile.js';

export interface ProfileRepository {
  /** In the order of the ids. */
  findByIds(ids: readonly string[]): Promise<(Profile | null)[]>;
  /** The profiles of each account, the oldest first. */
  findByAccountIds(accountIds: readonly string[]): Promise<Profile[][]>;
  /** Locks the account's row until the transaction ends, so that its profiles change one caller at a time. */
  lockAccount(accountId: string): Promise<void>;
  /** Whether all of these ids, without duplicates, are genres. */
  hasGenres(ids: readonly string[]): Promise<boolean>;
  /** Whether another profile of the account has this name, in any case. */
  isNameTaken(profile: Profile): Promise<boolean>;
  insert(profile: Profile, createdAt: Date): Promise<void>;
  /** Stores everything but the PIN. */
  update(profile: Profile): Promise<void>;

  /** Argon2 in PHC format, by profile; without an entry for those without a PIN. */
  findPinHashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  setPinHash(id: string, pinHash: string | null): Promise<void>;

  /** Hides the profile at once. */
  markDeleted(id: string, at: Date): Promise<void>;
  /** The account of a profile that is deleted and not yet erased; null for any other id. */
  findDeleted(id: string): Promise<{ readonly accountId: string } | null>;
  /** Profiles that were deleted before, the oldest first. */
  listDeleted(before: Date, most: number): Promise<string[]>;
  /** Deletes the row of a deleted profile, with all data that belongs to it. @returns whether it existed */
  remove(id: string): Promise<boolean>;
}
