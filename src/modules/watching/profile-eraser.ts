/** How many rows went. */
export type ErasedRows = Readonly<
  Record<'history' | 'progress' | 'series' | 'ratings' | 'watchlist', number>
>;

/** Removes what a profile watched, rated and meant to watch. */
export interface ProfileEraser {
  /**
   * A bounded number of rows at a time, so that nobody waits long for any of them. What was removed stays so when
   * it is interrupted; calling it again goes on.
   */
  erase(profileId: string, signal?: AbortSignal): Promise<ErasedRows>;
}
