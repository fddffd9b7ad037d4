import type { Mail } from './mailer.js';

/** A line break ends a header, so the text after it could become another one: a recipient, or the message body. */
export class UnsafeMailError extends Error {
  constructor(part: string) {
    super(`The ${part} of a mail must be one line without control characters.`);
    this.name = 'UnsafeMailError';
  }
}

/** Control characters, and the two separators that some programs treat as line breaks. */
const BREAKS = /[\p{Cc}\u2028\u2029]/u;
/** A single address, without characters that would make it a list, a comment or a name with another address. */
const ONE_ADDRESS = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/;

/** @throws UnsafeMailError */
export function requireSafeHeaders({ to, subject }: Pick<Mail, 'to' | 'subject'>): void {
  if (BREAKS.test(to) || !ONE_ADDRESS.test(to)) throw new UnsafeMailError('address');
  if (BREAKS.test(subject)) throw new UnsafeMailError('subject');
}
