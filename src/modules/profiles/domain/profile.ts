/** A person who uses an account, with their own history, taste and limits. */
export interface Profile {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly avatar: string;
  readonly isKids: boolean;
  /** The highest minimum age of titles that this profile may see, in years. */
  readonly maturityLimit: number;
  /** BCP 47. */
  readonly language: string;
  /** Whether it is protected by a PIN. */
  readonly hasPin: boolean;
  readonly favouriteGenreIds: readonly string[];
}
