/** What an e-mail says. */
export interface EmailContent {
  readonly subject: string;
  readonly text: string;
}

/** @param paragraphs each becomes lines of its own, with an empty one between them */
export function emailContent(subject: string, paragraphs: readonly string[]): EmailContent {
  return { subject, text: `${paragraphs.join('\n\n')}\n\nStreamCore\n` };
}
