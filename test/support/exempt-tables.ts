/** Tables about people that an export leaves out, with the reason. A test checks that the list is complete. */
export const EXEMPT_TABLES: Readonly<Record<string, string>> = {
  email_tokens: 'Nothing but the hashes of links that were sent to the address, for a short time.',
  profile_unlocks: 'Which device need not ask for a PIN for twelve hours.',
  trial_reminders: 'When the owner of a trial is notified of its end, three days before.',
};
