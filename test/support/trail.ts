import type { Platform } from './platform.js';

/** What the database holds of what happened, which no client is shown. */
export function createTrail({ engine }: Pick<Platform, 'engine'>) {
  const { prisma } = engine.database;

  return {
    /** The audit entries about a subject, the oldest first. */
    async auditOf(subjectId: string) {
      const entries = await prisma.auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
      return entries.map(({ action, actorId, sessionId, address, details }) => ({
        action,
        actorId,
        sessionId,
        address,
        details,
      }));
    },

    /** The notices that were raised for an account, the oldest first. */
    async noticesTo(accountId: string) {
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
    },
  };
}
