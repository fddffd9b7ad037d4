/** Accounts that come to their end. */
export interface DueAccounts {
  /** Whose time is over, the longest first. */
  findDue(most: number): Promise<readonly string[]>;
  endSessions(accountId: string): Promise<void>;
  /** @returns whether this call removed it; not before its last access token has expired */
  remove(accountId: string): Promise<boolean>;
}

export interface ErasureDependencies {
  readonly accounts: DueAccounts;
  readonly profileIdsOf: (accountId: string) => Promise<readonly string[]>;
  /** Removes what hangs on a profile and may be much, some rows at a time. */
  readonly eraseProfile: (profileId: string, signal: AbortSignal) => Promise<unknown>;
}

const ACCOUNTS_AT_A_TIME = 100;

interface ErasedSome {
  readonly removed: number;
  readonly failures: readonly unknown[];
  /** Whether more may be due than were looked at. */
  readonly mayBeMore: boolean;
}

export type ErasureService = ReturnType<typeof createErasureService>;

/** Erases what its owner wanted erased. */
export function createErasureService({ accounts, profileIdsOf, eraseProfile }: ErasureDependencies) {
  async function erase(accountId: string, signal: AbortSignal): Promise<boolean> {
    await accounts.endSessions(accountId);
    for (const profileId of await profileIdsOf(accountId)) await eraseProfile(profileId, signal);
    return accounts.remove(accountId);
  }

  /** One that cannot be erased keeps no other. */
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
     * Erases the accounts that are due. Every step may be repeated, or taken by several workers at once: what is gone
     * stays gone. An account that is due since minutes only loses its sign-ins and its history; the rest goes with
     * the next call. Payments stay for the books, and the audit trail as it is: both name nothing but an id.
     * @returns how many accounts are gone
     * @throws the first failure, once all others are erased
     */
    async eraseDue(signal: AbortSignal): Promise<number> {
      let gone = 0;
      for (;;) {
        const { removed, failures, mayBeMore } = await eraseSome(signal);
        gone += removed;
        // Those that stay come first again: the others move up for as long as any goes.
        if (mayBeMore && removed > 0) continue;
        if (failures.length > 0) throw failures[0];
        return gone;
      }
    },
  };
}
