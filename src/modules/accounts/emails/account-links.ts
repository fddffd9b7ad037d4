export const VERIFY_EMAIL_PATH = '/account/verify-email';
export const RESET_PASSWORD_PATH = '/account/reset-password';

/** The URLs in e-mails. */
export interface AccountLinks {
  verifyEmail(token: string): string;
  resetPassword(token: string): string;
}

/**
 * The token is in the URL fragment, which browsers do not send, so that it reaches no log and no other site.
 * @param publicUrl the public base URL, without a trailing slash
 */
export function createAccountLinks(publicUrl: string): AccountLinks {
  return {
    verifyEmail: (token) => `${publicUrl}${VERIFY_EMAIL_PATH}#token=${token}`,
    resetPassword: (token) => `${publicUrl}${RESET_PASSWORD_PATH}#token=${token}`,
  };
}
