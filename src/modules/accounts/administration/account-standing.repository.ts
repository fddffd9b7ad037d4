import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Role } from '../../../shared/viewer.js';
import type { Account } from '../domain/account.js';
import type { DeviceSessionRepository } from '../sessions/device-session.repository.js';

/** What is decided about accounts: their roles, and whether they may stay. */
export interface AccountStandingRepository {
  /**
   * The active administrators, locked until the end of the transaction, so that two of them cannot be removed
   * concurrently. Call it before locking anything else.
   */
  lockActiveAdmins(): Promise<string[]>;
  /** Reads the account and holds it until the transaction ends. */
  lock(id: string): Promise<Account | null>;
  setRole(id: string, role: Role): Promise<void>;
  setSuspendedAt(id: string, moment: Date | null): Promise<void>;
  setErasureDueAt(id: string, moment: Date | null): Promise<void>;
  /** Accounts that are due to be erased, the longest due first. */
  findDue(now: Date, most: number): Promise<string[]>;
  /** Removes the account and all that hangs on it. @returns false when it is not there, or not due at `dueBy` */
  remove(id: string, dueBy: Date): Promise<boolean>;
}

/** What such a decision is written down with, in one transaction. */
export interface StandingRepositories {
  readonly standing: AccountStandingRepository;
  readonly sessions: DeviceSessionRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}
