import { isId } from '../../shared/ids.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { AuditEntry, AuditEntryRepository, AuditFilter } from './audit-entry.repository.js';

export type AuditService = ReturnType<typeof createAuditService>;

/** The trail of who did what, for those who have to look into it. */
export function createAuditService(entries: AuditEntryRepository) {
  return {
    /** The latest first. Nobody with an impossible id has done anything. */
    async entries(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> {
      if (filter.actorId && !isId(filter.actorId)) return { edges: [], hasNextPage: false };
      return entries.list(filter, page);
    },
  };
}
