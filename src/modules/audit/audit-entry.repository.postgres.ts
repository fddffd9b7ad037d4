import type { ReadPool } from '../../platform/database/replicas/read-pool.js';
import { instantCursor, readInstantCursor } from '../../shared/instant-cursor.js';
import { type PageRequest, toPage } from '../../shared/page.js';
import type { AuditEntry, AuditEntryRepository, AuditFilter } from './audit-entry.repository.js';

/** The columns of an entry. */
const AUDIT_COLUMNS = `
  id, actor_id AS "actorId", action, subject_type AS "subjectType", subject_id AS "subjectId", before, after, details,
  address, session_id AS "sessionId", request_id AS "requestId", occurred_at AS "occurredAt"`;

export function createPostgresAuditEntryRepository(pool: ReadPool): AuditEntryRepository {
  return {
    async list(filter, page) {
      const { rows } = await pool.query<AuditEntry>(auditPageQuery(filter, page));
      return toPage(rows, page.first, (entry) => instantCursor(entry.occurredAt, entry.id));
    },
  };
}

/** A page of the audit log, with one entry more than requested. */
export function auditPageQuery(filter: AuditFilter, { first, after }: PageRequest) {
  const values: unknown[] = [];
  const next = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (filter.actorId) conditions.push(`actor_id = ${next(filter.actorId)}`);
  if (filter.action) conditions.push(`action = ${next(filter.action)}`);
  if (filter.subjectType) conditions.push(`subject_type = ${next(filter.subjectType)}`);
  if (filter.subjectId) conditions.push(`subject_id = ${next(filter.subjectId)}`);
  if (filter.from) conditions.push(`occurred_at >= ${next(filter.from)}`);
  if (filter.to) conditions.push(`occurred_at < ${next(filter.to)}`);
  if (after !== null) {
    const { instant, id } = readInstantCursor(after);
    conditions.push(`(occurred_at, id) < (${next(instant)}::timestamptz, ${next(id)}::uuid)`);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const text = `
    SELECT ${AUDIT_COLUMNS} FROM audit_entries ${where}
    ORDER BY occurred_at DESC, id DESC LIMIT ${next(first + 1)}`;
  return { text, values };
}
