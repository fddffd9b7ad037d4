import type { Platform } from './platform.js';

/** Stored records of events that no client can read. */
export function createTrail({ engine }: Pick<Platform, 'engine'>) {
  const { prisma } = engine.database;

  /** The audit entries about a subject, oldest first, without the sign-up, which every account has. */
  async function auditRowsOf(subjectId: string) {
    return prisma.auditEntry.findMany({
      where: { subjectId, action: { not: 'accounts.signed_up' } },
      orderBy: { id: 'asc' },
    });
  }

  /** The notices for an account, oldest first. */
  async function noticesTo(accountId: string) {
    const events = await prisma.outboxEvent.findMany({
      where: { type: 'accounts.notice_raised' },
      orderBy: { position: 'asc' },
    });
    const payloads = events.map(
      ({ payload }) => payload as { accountId: string; notice: string; facts: object },
    );
    return payloads
      .filter((payload) => payload.accountId === accountId)
      .map(({ notice, facts }) => ({ notice, facts }));
  }

  return {
    auditRowsOf,
    noticesTo,
    auditOf: async (subjectId: string) =>
      (await auditRowsOf(subjectId)).map(({ action, actorId, sessionId, address, details }) => ({
        action,
        actorId,
        sessionId,
        address,
        details,
      })),
    auditActionsOf: async (subjectId: string) => (await auditRowsOf(subjectId)).map(({ action }) => action),
    noticeNamesTo: async (accountId: string) => (await noticesTo(accountId)).map(({ notice }) => notice),
  };
}
