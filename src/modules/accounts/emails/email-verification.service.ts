import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountRepository } from '../account.repository.js';
import { VERIFICATION_REQUEST } from '../attempt-limits.js';
import { emailVerificationRequested } from '../domain/account-events.js';
import { InvalidEmailTokenError } from '../domain/accounts-errors.js';
import { hashEmailToken } from './email-token.js';
import type { EmailTokenRepository } from './email-token.repository.js';

interface Repositories {
  readonly accounts: AccountRepository;
  readonly emailTokens: EmailTokenRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}

export interface EmailVerificationDependencies {
  readonly accounts: AccountRepository;
  readonly transactor: Transactor<Repositories>;
  readonly attempts: AttemptLimiter;
  readonly clock: Clock;
}

export type EmailVerificationService = ReturnType<typeof createEmailVerificationService>;

/** Verifies that an address belongs to the person who signed up with it. */
export function createEmailVerificationService(dependencies: EmailVerificationDependencies) {
  const { accounts, transactor, attempts, clock } = dependencies;

  return {
    /** Requests an e-mail with a new token, unless the address is already verified. @throws RateLimitedError */
    async request(accountId: string): Promise<void> {
      const [account] = await accounts.findByIds([accountId]);
      if (!account || account.emailVerified) return;
      await attempts.take(accountId, VERIFICATION_REQUEST);
      await transactor.run(({ outbox }) =>
        outbox.append([emailVerificationRequested(accountId, true, clock.now())]),
      );
    },

    /**
     * Verifies an account's address with the token sent to it. Of several accounts with the same address, the first to
     * verify it keeps it.
     * @throws InvalidEmailTokenError
     */
    async verify(token: string, actor: Actor): Promise<void> {
      const now = clock.now();
      const shown = { purpose: 'EMAIL_VERIFICATION', tokenHash: hashEmailToken(token), now } as const;
      await transactor.run(async (transaction) => {
        const claimant = await transaction.emailTokens.findAccountId(shown);
        // Each use deletes all tokens of the account: concurrent uses of two of them could deadlock.
        if (claimant !== null) await transaction.accounts.lock(claimant);
        const accountId = await transaction.emailTokens.use(shown);
        if (accountId === null || !(await transaction.accounts.markEmailVerified(accountId, now))) {
          throw new InvalidEmailTokenError();
        }
        await transaction.audit.append({
          actor,
          action: 'accounts.email_verified',
          subject: { type: 'account', id: accountId },
          occurredAt: now,
        });
      });
    },
  };
}
