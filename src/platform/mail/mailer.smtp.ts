import { createTransport } from 'nodemailer';
import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import { MailRejectedError } from './mail-rejected-error.js';
import type { Mailer } from './mailer.js';
import { requireSafeHeaders } from './unsafe-mail-error.js';

const CONNECTION_TIMEOUT_MS = 10_000;
/** Without an answer from the server. */
const SILENCE_TIMEOUT_MS = 20_000;

export interface SmtpMailerOptions {
  /** smtp: (STARTTLS where the server offers it) or smtps: (TLS from the start), with user and password if needed. */
  readonly url: string;
  /** An address, or `Name <address>`. */
  readonly from: string;
  /** Default: deliveries are not traced. */
  readonly tracing?: Pick<Tracing, 'within'>;
}

/** Sends by SMTP (RFC 5321). */
export function createSmtpMailer({ url, from, tracing = noTracing }: SmtpMailerOptions): Mailer {
  const transport = createTransport({
    url,
    // A password is never sent over an unencrypted connection.
    requireTLS: new URL(url).password !== '',
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    dnsTimeout: CONNECTION_TIMEOUT_MS,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '');

  return {
    async send({ id, to, subject, text }) {
      requireSafeHeaders({ to, subject });
      const message = {
        messageId: `<${id}@${domain}>`,
        from,
        // An object is taken as a single address, never as a list.
        to: { name: '', address: to },
        subject,
        text,
        // Suppresses automatic replies (RFC 3834).
        headers: { 'auto-submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      const sending = tracing.within({ kind: 'mail' }, () => transport.sendMail(message));
      await sending.catch((error: Error) => {
        throw new MailRejectedError(error, to);
      });
    },
  };
}
