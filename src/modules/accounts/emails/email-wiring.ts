import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Mailer } from '../../../platform/mail/mailer.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountRepositories } from '../account-repositories.prisma.js';
import { createAccountLinks } from './account-links.js';
import { createAccountMailService } from './account-mail.service.js';
import { createEmailVerificationService } from './email-verification.service.js';

export interface EmailsDependencies extends AccountRepositories {
  readonly mailer: Mailer;
  readonly attempts: AttemptLimiter;
  /** The public base URL, without a trailing slash. */
  readonly publicUrl: string;
  readonly clock: Clock;
}

/** Wires e-mails to accounts, and the verification of their addresses. */
export function createEmails(dependencies: EmailsDependencies) {
  const shared = { ...dependencies, ...dependencies.repositories };
  return {
    verification: createEmailVerificationService(shared),
    mail: createAccountMailService({ ...shared, links: createAccountLinks(dependencies.publicUrl) }),
  };
}
