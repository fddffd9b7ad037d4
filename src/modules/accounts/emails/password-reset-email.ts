import { type EmailContent, emailContent } from './email-content.js';

/** Sent to an account whose password reset was requested. */
export function passwordResetEmail(link: string, token: string): EmailContent {
  return emailContent('Choose another password', [
    'Somebody has asked for another password for your StreamCore account. If it was you, choose one here:',
    link,
    `If your app asks for a token instead, it is:\n${token}`,
    'Both are good for 30 minutes, and once. Another password signs out every device.',
    'If it was not you, ignore this message. Your password stays as it is.',
  ]);
}
