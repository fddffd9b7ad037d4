import { type EmailContent, emailContent } from './email-content.js';

/** Sent when someone signs up with an address that already has an account. */
export function existingAccountEmail(): EmailContent {
  return emailContent('You already have an account', [
    'Somebody has signed up for StreamCore with this e-mail address. It already belongs to an account of yours.',
    'If it was you, sign in to that account, or ask for another password in your app if you have forgotten it.',
    'If it was not you, ignore this message. Nothing has changed.',
  ]);
}
