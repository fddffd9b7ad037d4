import type { AttemptLimit } from '../../platform/attempts/attempt-limiter.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Against guessing one account's password from one network. */
export const SIGN_IN_PER_EMAIL_AND_ADDRESS: AttemptLimit = {
  name: 'sign-in by e-mail and address',
  most: 10,
  windowSeconds: 15 * MINUTE,
};

/** Against guessing one account's password from many networks. */
export const SIGN_IN_PER_EMAIL: AttemptLimit = { name: 'sign-in by e-mail', most: 100, windowSeconds: HOUR };

/** Limits successful sign-ins too, because every process has to remember each session that ends. */
export const SIGN_INS_PER_EMAIL: AttemptLimit = {
  name: 'right sign-in by e-mail',
  most: 300,
  windowSeconds: HOUR,
};

/** Against trying passwords on many accounts. Many people may share one address. */
export function signInPerAddress(most: number): AttemptLimit {
  return { name: 'sign-in by address', most, windowSeconds: HOUR };
}

export function signUpPerAddress(most: number): AttemptLimit {
  return { name: 'sign-up by address', most, windowSeconds: HOUR };
}

/** Against guessing the password of a signed-in account, wherever it is changed or required. */
export const PASSWORD_AGAIN: readonly AttemptLimit[] = [
  { name: 'password', most: 5, windowSeconds: 15 * MINUTE },
  { name: 'password', most: 20, windowSeconds: DAY },
];

export const PASSWORD_RESET_PER_ADDRESS: AttemptLimit = {
  name: 'password reset by address',
  most: 60,
  windowSeconds: HOUR,
};

/** Against signing up with one address repeatedly; requests from other networks still reach its owner. */
export const CLAIMS_PER_EMAIL_AND_ADDRESS: readonly AttemptLimit[] = [
  { name: 'sign-up by e-mail and address', most: 3, windowSeconds: HOUR },
  { name: 'sign-up by e-mail and address', most: 10, windowSeconds: DAY },
];

/** Against sending e-mails to one address repeatedly; requests from other networks still reach it. */
export const RESETS_PER_EMAIL_AND_ADDRESS: readonly AttemptLimit[] = [
  { name: 'password reset by e-mail and address', most: 3, windowSeconds: HOUR },
  { name: 'password reset by e-mail and address', most: 10, windowSeconds: DAY },
];

/** How often an account may request verification of its address. */
export const VERIFICATION_REQUEST = mailLimits('verification by account');

/** The most e-mails to one address, whoever causes them, per kind, so that no kind can exhaust another. */
export const VERIFICATION_MAIL = mailLimits('verification mail');
/** For repeated requests, so that an account which claims the address cannot exhaust the first e-mails to others. */
export const VERIFICATION_MAIL_AGAIN = mailLimits('verification mail again');
export const PASSWORD_RESET_MAIL = mailLimits('password reset mail');
export const NOTICE_MAIL = mailLimits('notice mail');

/** The shorter window first. */
function mailLimits(name: string): readonly AttemptLimit[] {
  return [
    { name, most: 5, windowSeconds: HOUR },
    { name, most: 20, windowSeconds: DAY },
  ];
}
