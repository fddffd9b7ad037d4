import type { Actor } from '../../shared/actor.js';

type Facts = Readonly<Record<string, unknown>>;

/** Something that was done and must be answered for. Holds no secret, and of people no more than their ids. */
export interface AuditRecord {
  readonly actor: Actor;
  /** In the past tense, such as `accounts.role_changed`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** What changed, as it was and as it became. */
  readonly before?: Facts;
  readonly after?: Facts;
  /** Further details. */
  readonly details?: Facts;
  readonly occurredAt: Date;
}

/** The trail of who did what. The database lets nobody change or remove what stands in it. */
export interface AuditLog {
  /** Append in the transaction of the change, so that neither is there without the other. */
  append(...records: readonly AuditRecord[]): Promise<void>;
}
