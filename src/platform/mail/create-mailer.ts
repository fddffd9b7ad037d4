import type { Clock } from '../../shared/clock.js';
import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import { createMailbox, type Mailbox } from './mailbox.js';
import type { Mailer } from './mailer.js';
import { createMailboxMailer } from './mailer.mailbox.js';

export interface MailOptions {
  /** Without an SMTP URL, messages are kept in the mailbox. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly mailboxFolder: string;
}

/** The mailer, and the mailbox if it delivers there. */
export interface MailDelivery {
  readonly mailer: Mailer;
  /** Null if messages are sent. */
  readonly mailbox: Mailbox | null;
}

export async function createMailer(
  options: MailOptions,
  clock: Clock,
  tracing: Tracing = noTracing,
): Promise<MailDelivery> {
  const { smtpUrl, from, mailboxFolder } = options;
  if (smtpUrl !== undefined) {
    // Loading it takes a tenth of a second, which is saved where no e-mail is sent.
    const { createSmtpMailer } = await import('./mailer.smtp.js');
    return { mailer: createSmtpMailer({ url: smtpUrl, from, tracing }), mailbox: null };
  }
  const mailbox = createMailbox(mailboxFolder);
  return { mailer: createMailboxMailer(mailbox, clock), mailbox };
}
