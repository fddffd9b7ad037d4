/** Which accounts wrote lately, known to all processes. */
export interface RecentWrites {
  /** Runs work that may write for an account, which counts as one that wrote from before it until some time after it. */
  around<Result>(accountId: string, work: () => Promise<Result>): Promise<Result>;
  /** Says yes where it cannot be known. */
  has(accountId: string): Promise<boolean>;
}
