import { type EmailContent, emailContent } from './email-content.js';

/** Sent to a new account's address. */
export function verificationEmail(link: string, token: string): EmailContent {
  return emailContent('Is this your e-mail address?', [
    'Somebody has signed up for StreamCore with this e-mail address. If it was you, open this page and press the button:',
    link,
    `If your app asks for a token instead, it is:\n${token}`,
    'Both are good for 24 hours, and once.',
    'If it was not you, ignore this message. Without you the address belongs to nobody.',
  ]);
}
