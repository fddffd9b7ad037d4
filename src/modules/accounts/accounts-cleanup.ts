/** How many rows of each kind were removed. */
export type Removed = Readonly<Record<string, number>>;

/** Removes what is over: it would only grow, and be lost if it were stolen. */
export interface AccountsCleanup {
  run(now: Date): Promise<Removed>;
}
