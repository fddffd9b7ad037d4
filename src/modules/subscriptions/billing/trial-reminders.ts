import type { Clock } from '../../../shared/clock.js';
import { remindOfTrial } from '../domain/trial-reminder.js';
import type { BillingTransactor } from './billing-transaction.js';

export interface TrialReminderDependencies {
  readonly transactor: BillingTransactor;
  readonly clock: Clock;
}

export type TrialReminders = ReturnType<typeof createTrialReminders>;

const AT_A_TIME = 500;

/** Reminds owners that their trial ends and is charged. Any number of processes may do so at once: each trial is reminded of once. */
export function createTrialReminders({ transactor, clock }: TrialReminderDependencies) {
  /** @returns how many were due */
  const remindSome = (): Promise<number> =>
    transactor.run(async ({ trialReminders, billings, outbox }) => {
      const now = clock.now();
      const accountIds = await trialReminders.takeDue(now, AT_A_TIME);
      if (accountIds.length === 0) return 0;
      const due = await billings.lock(accountIds);
      await outbox.append(due.flatMap((billing) => remindOfTrial(billing, now) ?? []));
      return accountIds.length;
    });

  return {
    /** Reminds all who are due. One whose trial is cancelled or suspended by then is not reminded of it any more. */
    async sendDue(): Promise<void> {
      while ((await remindSome()) === AT_A_TIME);
    },
  };
}
