/** The accounts that wrote recently, shared by all processes. */
export interface RecentWrites {
  /**
   * Runs work that may write for an account, which counts as a recent writer from before the work until some time
   * after it.
   */
  around<Result>(accountId: string, work: () => Promise<Result>): Promise<Result>;
  /** Whether an account wrote recently; true if that is unknown. */
  has(accountId: string): Promise<boolean>;
}
