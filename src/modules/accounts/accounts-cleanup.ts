/** How many rows of each kind were removed. */
export type Removed = Readonly<Record<string, number>>;

/** Deletes expired data, which would only accumulate, and be exposed in a breach. */
export interface AccountsCleanup {
  run(now: Date): Promise<Removed>;
}
