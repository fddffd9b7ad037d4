/** Accounts to be erased. */
export interface DueAccounts {
  /** Those that are due, the longest overdue first. */
  findDue(most: number): Promise<readonly string[]>;
  endSessions(accountId: string): Promise<void>;
  /** @returns whether this call deleted it; not before its last access token has expired */
  remove(accountId: string): Promise<boolean>;
}

export interface ErasureDependencies {
  readonly accounts: DueAccounts;
  readonly profileIdsOf: (accountId: string) => Promise<readonly string[]>;
  /** Deletes a profile's data, which may be large, some rows at a time. */
  readonly eraseProfile: (profileId: string, signal: AbortSignal) => Promise<unknown>;
}

const ACCOUNTS_AT_A_TIME = 100;

interface ErasedSome {
  readonly removed: number;
  readonly failures: readonly unknown[];
  /** Whether more may be due than were processed. */
  readonly mayBeMore: boolean;
}

export type ErasureService = ReturnType<typeof createErasureService>;

/** Erases accounts at their owners' request. */
export function createErasureService({ accounts, profileIdsOf, eraseProfile }: ErasureDependencies) {
  async function erase(accountId: string, signal: AbortSignal): Promise<boolean> {
    await accounts.endSessions(accountId);
    for (const profileId of await profileIdsOf(accountId)) await eraseProfile(profileId, signal);
    return accounts.remove(accountId);
  }

  /** A failing account does not prevent the others. */
  async function eraseSome(signal: AbortSignal): Promise<ErasedSome> {
    const due = await accounts.findDue(ACCOUNTS_AT_A_TIME);
    let removed = 0;
    const failures: unknown[] = [];
    for (const accountId of due) {
      signal.throwIfAborted();
      try {
        if (await erase(accountId, signal)) removed += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    return { removed, failures, mayBeMore: due.length === ACCOUNTS_AT_A_TIME };
  }

  return {
    /**
     * Erases the accounts that are due. Every step is idempotent, and may run in several workers at once. An account
     * that has only been due for minutes loses its sign-ins and its history; the rest is deleted by a later call.
     * Payments are kept for accounting, and the audit log unchanged: both contain only ids.
     * @returns how many accounts were erased
     * @throws the first error, after all others are erased
     */
    async eraseDue(signal: AbortSignal): Promise<number> {
      let gone = 0;
      for (;;) {
        const { removed, failures, mayBeMore } = await eraseSome(signal);
        gone += removed;
        // Failing accounts come first again; the others move up as long as any is erased.
        if (mayBeMore && removed > 0) continue;
        if (failures.length > 0) throw failures[0];
        return gone;
      }
    },
  };
}
