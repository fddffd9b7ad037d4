import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';

/** An address was given at sign-up and must be verified. */
export type EmailVerificationRequested = DomainEvent<
  'accounts.email_verification_requested',
  {
    readonly accountId: string;
    /** Whether it is not the first request. */
    readonly isAgain?: boolean;
  }
>;

/**
 * A password reset was requested. Whether an account has the address is checked in the background, so that the response
 * time does not reveal it.
 */
export type PasswordResetRequested = DomainEvent<
  'accounts.password_reset_requested',
  { readonly email: string }
>;

/** Security notices for an account's owner, about actions that may not have been theirs. */
export type AccountNotice =
  | 'PASSWORD_CHANGED'
  | 'REFRESH_TOKEN_REUSED'
  | 'DEVICES_SIGNED_OUT'
  | 'DEVICE_APPROVED'
  | 'PIN_LOCKED'
  | 'ACCOUNT_SUSPENDED'
  | 'ACCOUNT_REINSTATED'
  | 'ERASURE_SCHEDULED'
  | 'ERASURE_CANCELLED'
  | 'DATA_EXPORT_READY';

export type AccountNoticeRaised = DomainEvent<
  'accounts.notice_raised',
  {
    readonly accountId: string;
    readonly notice: AccountNotice;
    /** The parameters of the notice, such as the name of a device. */
    readonly facts: Readonly<Record<string, string>>;
  }
>;

/** Devices were signed out, by anyone and for any reason. */
export type SessionsEnded = DomainEvent<
  'accounts.sessions_ended',
  { readonly accountId: string; readonly sessionIds: readonly string[] }
>;

/** No event when no session ended. */
export function sessionsEnded(
  accountId: string,
  sessionIds: readonly string[],
  now: Date,
): readonly SessionsEnded[] {
  return sessionIds.length === 0
    ? []
    : [domainEvent('accounts.sessions_ended', { accountId, sessionIds }, now)];
}

export function emailVerificationRequested(
  accountId: string,
  isAgain: boolean,
  now: Date,
): EmailVerificationRequested {
  return domainEvent('accounts.email_verification_requested', { accountId, isAgain }, now);
}

export function passwordResetRequested(email: string, now: Date): PasswordResetRequested {
  return domainEvent('accounts.password_reset_requested', { email }, now);
}

export function noticeRaised(
  accountId: string,
  notice: AccountNotice,
  facts: Readonly<Record<string, string>>,
  now: Date,
): AccountNoticeRaised {
  return domainEvent('accounts.notice_raised', { accountId, notice, facts }, now);
}
