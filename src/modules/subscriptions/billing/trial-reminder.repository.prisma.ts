import type { DatabaseClient } from '../../../platform/database/database.js';
import type { TrialReminderRepository } from './trial-reminder.repository.js';

interface Taken {
  readonly accountId: string;
}

const TAKE_DUE = `
  DELETE FROM trial_reminders WHERE account_id IN (
    SELECT account_id FROM trial_reminders
    WHERE due_at <= $1 AND (SELECT suspended_at IS NULL FROM accounts WHERE accounts.id = account_id)
    ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING account_id AS "accountId"`;

export function createPrismaTrialReminderRepository(client: DatabaseClient): TrialReminderRepository {
  return {
    async takeDue(now, most) {
      const taken = await client.$queryRawUnsafe<Taken[]>(TAKE_DUE, now, most);
      return taken.map(({ accountId }) => accountId);
    },

    async nextDueAt() {
      const next = await client.trialReminder.aggregate({
        _min: { dueAt: true },
        where: { account: { suspendedAt: null } },
      });
      return next._min.dueAt;
    },
  };
}
