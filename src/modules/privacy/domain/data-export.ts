import { newId } from '../../../shared/ids.js';

export type DataExportState = 'PENDING' | 'READY' | 'FAILED';

/** An export of all stored data of an account. */
export interface DataExport {
  readonly id: string;
  readonly accountId: string;
  readonly state: DataExportState;
  readonly requestedAt: Date;
  readonly readyAt: Date | null;
  /** When it will be deleted. */
  readonly expiresAt: Date;
  /** Compressed; null until it is ready. */
  readonly sizeBytes: number | null;
}

const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

export function requestDataExport(accountId: string, now: Date): DataExport {
  return {
    id: newId(),
    accountId,
    state: 'PENDING',
    requestedAt: now,
    readyAt: null,
    expiresAt: expiryFrom(now),
    sizeBytes: null,
  };
}

/** When an export that is ready now expires. */
export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + KEPT_DAYS * DAY_MS);
}
