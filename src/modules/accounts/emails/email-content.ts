/** The text of an e-mail. */
export interface EmailContent {
  readonly subject: string;
  readonly text: string;
}

/** @param paragraphs are separated by empty lines */
export function emailContent(subject: string, paragraphs: readonly string[]): EmailContent {
  return { subject, text: `${paragraphs.join('\n\n')}\n\nStreamCore\n` };
}
