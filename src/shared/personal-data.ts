/** Whose data: an account, and the people behind it. */
export interface DataSubject {
  readonly accountId: string;
  /** All its profiles, including those waiting to be erased. */
  readonly profileIds: readonly string[];
}

/**
 * Something that is stored of people, for them to take away. Each module has one for every table that it keeps of
 * theirs; a test looks for tables that nobody speaks for.
 */
export interface PersonalDataSource {
  /** Its name in the export, such as `watchHistory`. */
  readonly name: string;
  /** The tables that it speaks for. */
  readonly tables: readonly string[];
  /** Everything of the subject, one thing at a time. Never a secret, such as the hash of a password. */
  read(subject: DataSubject): AsyncIterable<object>;
}
