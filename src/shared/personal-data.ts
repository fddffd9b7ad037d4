/** The subject of personal data: an account, with its profiles. */
export interface DataSubject {
  readonly accountId: string;
  /** All its profiles, including those waiting to be erased. */
  readonly profileIds: readonly string[];
}

/**
 * A kind of stored personal data, to be exported. Each module declares one for each of its tables with personal data;
 * a test finds tables without one.
 */
export interface PersonalDataSource {
  /** Its name in the export, such as `watchHistory`. */
  readonly name: string;
  /** The tables that it covers. */
  readonly tables: readonly string[];
  /** All data of the subject, item by item. Without secrets, such as password hashes. */
  read(subject: DataSubject): AsyncIterable<object>;
}
