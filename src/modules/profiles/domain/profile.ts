/** One person behind an account: their own history, taste and limits. */
export interface Profile {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly avatar: string;
  readonly isKids: boolean;
  /** The highest minimum age, in years, of what this profile may see. */
  readonly maturityLimit: number;
  /** BCP 47. */
  readonly language: string;
  /** Whether it opens with a PIN only. */
  readonly hasPin: boolean;
  readonly favouriteGenreIds: readonly string[];
}
