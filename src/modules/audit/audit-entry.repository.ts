import type { Page, PageRequest } from '../../shared/page.js';

export type Facts = Readonly<Record<string, unknown>>;

/** An action in the audit log. */
export interface AuditEntry {
  readonly id: string;
  /** Null for the platform, or a caller who was not signed in. */
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before: Facts | null;
  readonly after: Facts | null;
  readonly details: Facts;
  readonly address: string | null;
  readonly sessionId: string | null;
  readonly requestId: string | null;
  readonly occurredAt: Date;
}

/** Omitted fields do not filter. */
export interface AuditFilter {
  readonly actorId?: string | null | undefined;
  readonly action?: string | null | undefined;
  readonly subjectType?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  /** Inclusive. */
  readonly from?: Date | null | undefined;
  /** Exclusive. */
  readonly to?: Date | null | undefined;
}

export interface AuditEntryRepository {
  /** Newest first. */
  list(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>>;
}
