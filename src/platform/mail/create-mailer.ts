import type { Clock } from '../../shared/clock.js';
import { createMailbox, type Mailbox } from './mailbox.js';
import type { Mailer } from './mailer.js';
import { createMailboxMailer } from './mailer.mailbox.js';
import { createSmtpMailer } from './mailer.smtp.js';

export interface MailOptions {
  /** Without one, messages are kept in the mailbox. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly mailboxFolder: string;
}

/** The way that messages take, and the mailbox where it ends there. */
export interface MailWay {
  readonly mailer: Mailer;
  /** Null where messages are sent. */
  readonly mailbox: Mailbox | null;
}

export function createMailer({ smtpUrl, from, mailboxFolder }: MailOptions, clock: Clock): MailWay {
  if (smtpUrl !== undefined) return { mailer: createSmtpMailer({ url: smtpUrl, from }), mailbox: null };
  const mailbox = createMailbox(mailboxFolder);
  return { mailer: createMailboxMailer(mailbox, clock), mailbox };
}
