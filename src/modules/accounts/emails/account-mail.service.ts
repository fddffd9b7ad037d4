import type { AttemptLimit, AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Mailer } from '../../../platform/mail/mailer.js';
import type { Clock } from '../../../shared/clock.js';
import { RateLimitedError } from '../../../shared/domain-error.js';
import type { AccountRepository } from '../account.repository.js';
import {
  NOTICE_MAIL,
  PASSWORD_RESET_MAIL,
  VERIFICATION_MAIL,
  VERIFICATION_MAIL_AGAIN,
} from '../attempt-limits.js';
import type { AccountNotice } from '../domain/account-events.js';
import { type EmailTokenPurpose, emailTokenExpiry } from '../domain/email-token.js';
import type { AccountLinks } from './account-links.js';
import { type EmailContent, emailContent } from './email-content.js';
import { createEmailToken, hashEmailToken } from './email-token.js';
import type { EmailTokenRepository } from './email-token.repository.js';
import { existingAccountEmail } from './existing-account-email.js';
import { noticeEmail } from './notice-email.js';
import { passwordResetEmail } from './password-reset-email.js';
import { verificationEmail } from './verification-email.js';

/** An e-mail to be sent, possibly in several attempts. */
export interface Sending {
  /** The id of the event that caused it. */
  readonly emailId: string;
  /** Whether it counts against the limits of its address; retries do not. */
  readonly isFirstTry: boolean;
}

export interface Notice {
  readonly accountId: string;
  readonly notice: AccountNotice;
  readonly facts: Readonly<Record<string, string>>;
  readonly occurredAt: Date;
}

export interface AccountMailDependencies {
  readonly accounts: AccountRepository;
  readonly emailTokens: EmailTokenRepository;
  readonly attempts: AttemptLimiter;
  readonly mailer: Mailer;
  readonly links: AccountLinks;
  readonly clock: Clock;
}

export type AccountMailService = ReturnType<typeof createAccountMailService>;

/**
 * The e-mails to accounts. Sent in the background, so that neither a response nor its timing reveals whether there was
 * anything to send. Tokens are created when they are sent, and are stored nowhere in plain text.
 */
export function createAccountMailService(dependencies: AccountMailDependencies) {
  const { accounts, emailTokens, attempts, mailer, links, clock } = dependencies;

  async function newToken(accountId: string, purpose: EmailTokenPurpose): Promise<string> {
    const token = createEmailToken();
    const createdAt = clock.now();
    const expiresAt = emailTokenExpiry(purpose, createdAt);
    await emailTokens.insert({ accountId, purpose, tokenHash: hashEmailToken(token), createdAt, expiresAt });
    return token;
  }

  /** Skips the e-mail when the limit is reached. */
  async function isAdmitted(
    { isFirstTry }: Sending,
    subject: string,
    limits: readonly AttemptLimit[],
  ): Promise<boolean> {
    if (!isFirstTry) return true;
    try {
      // One after the other: a refusal by the hourly limit does not use up the daily one.
      for (const limit of limits) await attempts.take(subject, [limit]);
      return true;
    } catch (error) {
      if (error instanceof RateLimitedError) return false;
      throw error;
    }
  }

  const send = ({ emailId }: Sending, to: string, content: EmailContent) =>
    mailer.send({ id: emailId, to, ...content });

  return {
    /** Asks the owner of an address to verify it, or says that they already have an account. */
    async sendVerification(accountId: string, isAgain: boolean, sending: Sending): Promise<void> {
      const [account] = await accounts.findByIds([accountId]);
      if (!account || account.emailVerified) return;
      const limits = isAgain ? VERIFICATION_MAIL_AGAIN : VERIFICATION_MAIL;
      if (!(await isAdmitted(sending, account.email, limits))) return;
      if (await accounts.findCredentials(account.email)) {
        return send(sending, account.email, existingAccountEmail());
      }
      const token = await newToken(accountId, 'EMAIL_VERIFICATION');
      await send(sending, account.email, verificationEmail(links.verifyEmail(token), token));
    },

    /** Sends a password reset link to an address, if it is the verified address of an account. */
    async sendPasswordReset(email: string, sending: Sending): Promise<void> {
      const credentials = await accounts.findCredentials(email);
      if (!credentials || !(await isAdmitted(sending, email, PASSWORD_RESET_MAIL))) return;
      const token = await newToken(credentials.accountId, 'PASSWORD_RESET');
      await send(sending, email, passwordResetEmail(links.resetPassword(token), token));
    },

    /** Notifies an owner, but never at an unverified address. */
    async sendNotice({ accountId, notice, facts, occurredAt }: Notice, sending: Sending): Promise<void> {
      const [account] = await accounts.findByIds([accountId]);
      if (!account?.emailVerified) return;
      if (!(await isAdmitted(sending, `${accountId} ${notice}`, NOTICE_MAIL))) return;
      await send(sending, account.email, noticeEmail(notice, facts, occurredAt));
    },

    /** Sends another module's message to an owner, but never at an unverified address. */
    async write(
      accountId: string,
      emailId: string,
      { subject, paragraphs }: { readonly subject: string; readonly paragraphs: readonly string[] },
    ): Promise<void> {
      const [account] = await accounts.findByIds([accountId]);
      if (!account?.emailVerified) return;
      await mailer.send({ id: emailId, to: account.email, ...emailContent(subject, paragraphs) });
    },
  };
}
