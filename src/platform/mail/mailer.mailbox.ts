import type { Clock } from '../../shared/clock.js';
import { isId } from '../../shared/ids.js';
import type { Mailbox } from './mailbox.js';
import type { Mailer } from './mailer.js';
import { requireSafeHeaders } from './unsafe-mail-error.js';

/** Delivers to the mailbox instead of sending: for demos and tests. */
export function createMailboxMailer(mailbox: Mailbox, clock: Clock): Mailer {
  return {
    async send(mail) {
      requireSafeHeaders(mail);
      // It becomes a file name.
      if (!isId(mail.id)) throw new Error(`"${mail.id}" cannot be the id of a mail.`);
      await mailbox.keep({ ...mail, keptAt: clock.now() });
    },
  };
}
