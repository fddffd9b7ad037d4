/** The number of deleted rows, by kind. */
export type ErasedRows = Readonly<
  Record<'history' | 'progress' | 'series' | 'ratings' | 'watchlist', number>
>;

/** Deletes a profile's history, progress, ratings and watchlist. */
export interface ProfileEraser {
  /**
   * Deletes a bounded number of rows at a time, so that locks are short. After an interruption, calling it again
   * continues.
   */
  erase(profileId: string, signal?: AbortSignal): Promise<ErasedRows>;
}
