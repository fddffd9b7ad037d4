import type { Prisma } from '../../generated/prisma/client.js';
import { newId } from '../../shared/ids.js';
import type { DatabaseClient } from '../database/database.js';
import type { AuditLog, AuditRecord } from './audit-log.js';

export function createPrismaAuditLog(client: DatabaseClient): AuditLog {
  return {
    async append(...records) {
      if (records.length === 0) return;
      await client.auditEntry.createMany({ data: records.map(toRow) });
    },
  };
}

function toRow({ actor, action, subject, before, after, details = {}, occurredAt }: AuditRecord) {
  return {
    id: newId(),
    actorId: actor.accountId,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    ...(before ? { before: before as Prisma.InputJsonObject } : {}),
    ...(after ? { after: after as Prisma.InputJsonObject } : {}),
    details: details as Prisma.InputJsonObject,
    address: actor.address,
    sessionId: actor.sessionId,
    requestId: actor.requestId,
    occurredAt,
  };
}
