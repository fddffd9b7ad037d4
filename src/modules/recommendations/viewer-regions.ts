/** The region in which each account last started to play, as ISO 3166-1 alpha-2. */
export interface ViewerRegions {
  /** Records where an account starts to play. Costs no statement if this process recorded the same within the hour. */
  note(accountId: string, region: string, now: Date): Promise<void>;
  /** Null if unknown. */
  ofProfile(profileId: string): Promise<string | null>;
}
