import type { DataExport } from './domain/data-export.js';

export interface DataExportRepository {
  /** For each account its exports that are not over at `now`, the newest first. */
  findByAccountIds(accountIds: readonly string[], now: Date): Promise<DataExport[][]>;
  find(id: string): Promise<DataExport | null>;
  findPending(accountId: string): Promise<DataExport | null>;
  /** When the account asked for those, the first first, that did not fail. */
  findRequestTimes(accountId: string, since: Date): Promise<Date[]>;
  /** @returns false when the account has one that is pending */
  insert(dataExport: DataExport): Promise<boolean>;
  /** Gives a pending one up, so that another can be asked for. */
  fail(id: string): Promise<void>;
  /** Fails those that have been pending since before this time. */
  failPendingSince(moment: Date): Promise<number>;
  /** Removes expired ones. @returns how many */
  removeExpired(now: Date): Promise<number>;
}
