import type { DataExport } from './domain/data-export.js';

export interface DataExportRepository {
  /** The unexpired exports of each account, newest first. */
  findByAccountIds(accountIds: readonly string[], now: Date): Promise<DataExport[][]>;
  find(id: string): Promise<DataExport | null>;
  findPending(accountId: string): Promise<DataExport | null>;
  /** When the account requested its exports that did not fail, oldest first. */
  findRequestTimes(accountId: string, since: Date): Promise<Date[]>;
  /** @returns false when the account has a pending one */
  insert(dataExport: DataExport): Promise<boolean>;
  /** Marks a pending one as failed, so that another can be requested. */
  fail(id: string): Promise<void>;
  /** Marks those as failed that have been pending since before this time. */
  failPendingSince(moment: Date): Promise<number>;
  /** Deletes expired ones. @returns how many */
  removeExpired(now: Date): Promise<number>;
}
