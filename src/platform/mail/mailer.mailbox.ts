import type { Clock } from '../../shared/clock.js';
import { isId } from '../../shared/ids.js';
import type { Mailbox } from './mailbox.js';
import type { Mailer } from './mailer.js';
import { requireSafeHeaders } from './unsafe-mail-error.js';

/** Keeps messages where people can read them, instead of sending them: for trying things out, and for tests. */
export function createMailboxMailer(mailbox: Mailbox, clock: Clock): Mailer {
  return {
    async send(mail) {
      requireSafeHeaders(mail);
      // It becomes the name of a file.
      if (!isId(mail.id)) throw new Error(`"${mail.id}" cannot be the id of a mail.`);
      await mailbox.keep({ ...mail, keptAt: clock.now() });
    },
  };
}
