/** Where accounts watch: the region in which each of them began to play last, as ISO 3166-1 alpha-2. */
export interface ViewerRegions {
  /** Notes where an account begins to play. Where this process has noted the same within the hour, it costs no statement. */
  note(accountId: string, region: string, now: Date): Promise<void>;
  /** Null where it is not known. */
  ofProfile(profileId: string): Promise<string | null>;
}
