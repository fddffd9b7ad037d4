import type { AttemptLimit } from '../../platform/attempts/attempt-limiter.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whoever guesses one account's password from one place. */
export const SIGN_IN_PER_EMAIL_AND_ADDRESS: AttemptLimit = {
  name: 'sign-in by e-mail and address',
  most: 10,
  windowSeconds: 15 * MINUTE,
};

/** Whoever guesses one account's password from many places. */
export const SIGN_IN_PER_EMAIL: AttemptLimit = { name: 'sign-in by e-mail', most: 100, windowSeconds: HOUR };

/** Whoever knows the password, too: each sign-in is one more for every process to remember when it ends. */
export const SIGN_INS_PER_EMAIL: AttemptLimit = {
  name: 'right sign-in by e-mail',
  most: 300,
  windowSeconds: HOUR,
};

/** Whoever tries one password after the other at many accounts. Many people may stand behind one address. */
export function signInPerAddress(most: number): AttemptLimit {
  return { name: 'sign-in by address', most, windowSeconds: HOUR };
}

export function signUpPerAddress(most: number): AttemptLimit {
  return { name: 'sign-up by address', most, windowSeconds: HOUR };
}

/** Whoever guesses the password of an account that is signed in: where one is changed, and where one is asked for. */
export const PASSWORD_AGAIN: readonly AttemptLimit[] = [
  { name: 'password', most: 5, windowSeconds: 15 * MINUTE },
  { name: 'password', most: 20, windowSeconds: DAY },
];

export const PASSWORD_RESET_PER_ADDRESS: AttemptLimit = {
  name: 'password reset by address',
  most: 60,
  windowSeconds: HOUR,
};

/** Whoever claims one address again and again: from elsewhere its owner is written to all the same. */
export const CLAIMS_PER_EMAIL_AND_ADDRESS: readonly AttemptLimit[] = [
  { name: 'sign-up by e-mail and address', most: 3, windowSeconds: HOUR },
  { name: 'sign-up by e-mail and address', most: 10, windowSeconds: DAY },
];

/** Whoever has one address written to again and again: asked from elsewhere, it is written to all the same. */
export const RESETS_PER_EMAIL_AND_ADDRESS: readonly AttemptLimit[] = [
  { name: 'password reset by e-mail and address', most: 3, windowSeconds: HOUR },
  { name: 'password reset by e-mail and address', most: 10, windowSeconds: DAY },
];

/** How often an account may ask for its address to be verified. */
export const VERIFICATION_REQUEST = mailLimits('verification by account');

/** What one address is sent at most, whoever causes it: each kind by itself, so that none can use up another's. */
export const VERIFICATION_MAIL = mailLimits('verification mail');
/** One that was asked for again, so that an account which claims the address cannot use up what others are sent first. */
export const VERIFICATION_MAIL_AGAIN = mailLimits('verification mail again');
export const PASSWORD_RESET_MAIL = mailLimits('password reset mail');
export const NOTICE_MAIL = mailLimits('notice mail');

/** The shorter time first. */
function mailLimits(name: string): readonly AttemptLimit[] {
  return [
    { name, most: 5, windowSeconds: HOUR },
    { name, most: 20, windowSeconds: DAY },
  ];
}
