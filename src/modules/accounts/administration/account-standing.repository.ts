import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Role } from '../../../shared/viewer.js';
import type { Account } from '../domain/account.js';
import type { DeviceSessionRepository } from '../sessions/device-session.repository.js';

/** What administrators and owners decide about accounts: roles, suspension and erasure. */
export interface AccountStandingRepository {
  /**
   * The active administrators, locked until the end of the transaction, so that two of them cannot be removed
   * concurrently. Call it before locking anything else.
   */
  lockActiveAdmins(): Promise<string[]>;
  /** Reads and locks the account until the transaction ends. */
  lock(id: string): Promise<Account | null>;
  setRole(id: string, role: Role): Promise<void>;
  setSuspendedAt(id: string, moment: Date | null): Promise<void>;
  setErasureDueAt(id: string, moment: Date | null): Promise<void>;
  /** Accounts that are due to be erased, the longest due first. */
  findDue(now: Date, most: number): Promise<string[]>;
  /**
   * Deletes the account and all data that belongs to it.
   * @returns false if it does not exist, or is not due at `dueBy`
   */
  remove(id: string, dueBy: Date): Promise<boolean>;
}

/** The repositories of such a transaction. */
export interface StandingRepositories {
  readonly standing: AccountStandingRepository;
  readonly sessions: DeviceSessionRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}
