/** How many rows went. */
export interface ErasedRows {
  readonly history: number;
  readonly progress: number;
  readonly ratings: number;
}

/** What a profile has left behind, which may be millions of rows. */
export interface ProfileErasureRepository {
  /** Removes at most so many rows of each kind, so that nobody waits long for a lock. */
  eraseSome(profileId: string, most: number): Promise<ErasedRows>;
}
