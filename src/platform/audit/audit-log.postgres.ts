import type pg from 'pg';
import { newId } from '../../shared/ids.js';
import type { AuditLog } from './audit-log.js';

const APPEND = `
  INSERT INTO audit_entries (id, actor_id, action, subject_type, subject_id, before, after, details, address, session_id,
    request_id, occurred_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** For transactions outside Prisma. */
export function createPostgresAuditLog(client: pg.ClientBase): AuditLog {
  return {
    async append(...records) {
      for (const { actor, action, subject, before, after, details = {}, occurredAt } of records) {
        await client.query(APPEND, [
          newId(),
          actor.accountId,
          action,
          subject.type,
          subject.id,
          before ?? null,
          after ?? null,
          details,
          actor.address,
          actor.sessionId,
          actor.requestId,
          occurredAt,
        ]);
      }
    },
  };
}
