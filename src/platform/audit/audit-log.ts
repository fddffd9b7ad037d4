import type { Actor } from '../../shared/actor.js';

type Facts = Readonly<Record<string, unknown>>;

/** An audited action. Contains no secrets, and of people only ids. */
export interface AuditRecord {
  readonly actor: Actor;
  /** In the past tense, such as `accounts.role_changed`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** The changed values, before and after. */
  readonly before?: Facts;
  readonly after?: Facts;
  /** Further details. */
  readonly details?: Facts;
  readonly occurredAt: Date;
}

/** The audit log: who did what. The database allows no changes or deletions of entries. */
export interface AuditLog {
  /** Append in the transaction of the change, so that neither exists without the other. */
  append(...records: readonly AuditRecord[]): Promise<void>;
}
