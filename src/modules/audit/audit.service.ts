import { isId } from '../../shared/ids.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { AuditEntry, AuditEntryRepository, AuditFilter } from './audit-entry.repository.js';

export type AuditService = ReturnType<typeof createAuditService>;

/** Reads the audit log, for investigations. */
export function createAuditService(entries: AuditEntryRepository) {
  return {
    /** The latest first. Empty for an invalid id. */
    async entries(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> {
      if (filter.actorId && !isId(filter.actorId)) return { edges: [], hasNextPage: false };
      return entries.list(filter, page);
    },
  };
}
