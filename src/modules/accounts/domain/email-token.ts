/** What an e-mailed token allows its holder to do. */
export type EmailTokenPurpose = 'EMAIL_VERIFICATION' | 'PASSWORD_RESET';

const MINUTE_MS = 60_000;
const LIFETIME_MS: Readonly<Record<EmailTokenPurpose, number>> = {
  EMAIL_VERIFICATION: 24 * 60 * MINUTE_MS,
  PASSWORD_RESET: 30 * MINUTE_MS,
};

/** When a token created now expires. */
export function emailTokenExpiry(purpose: EmailTokenPurpose, now: Date): Date {
  return new Date(now.getTime() + LIFETIME_MS[purpose]);
}
