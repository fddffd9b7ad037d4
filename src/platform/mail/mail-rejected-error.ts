/** A mail server's refusal. It is logged and kept with the job, and does not contain the recipient. */
export class MailRejectedError extends Error {
  readonly code: unknown;
  /** The server's reply code (RFC 5321, 4.2). */
  readonly responseCode: unknown;

  /** @param thrown the error of the SMTP client, which contains the address in many places */
  constructor(thrown: Error & { readonly code?: unknown; readonly responseCode?: unknown }, to: string) {
    super(thrown.message.replaceAll(to, '[address]'));
    this.name = 'MailRejectedError';
    this.code = thrown.code;
    this.responseCode = thrown.responseCode;
  }
}
