import type { AccountNotice } from '../domain/account-events.js';
import { type EmailContent, emailContent } from './email-content.js';

interface NoticeText {
  readonly subject: string;
  /** What happened. */
  readonly what: string;
  /** What to do if it was not the owner. */
  readonly advice: string;
}

const RESET = 'If it was not you, choose another password at once: ask for one in your app.';

/** The text of each notice. */
export const NOTICE_TEXTS: Readonly<Record<AccountNotice, NoticeText>> = {
  PASSWORD_CHANGED: {
    subject: 'Your password was changed',
    what: 'The password of your StreamCore account was changed. Other devices were signed out.',
    advice: RESET,
  },
  REFRESH_TOKEN_REUSED: {
    subject: 'A device was signed out for your safety',
    what: 'A sign-in of your StreamCore account was used twice, as if somebody had copied it. That device was signed out.',
    advice: 'Sign in on it again. If it happens once more, choose another password.',
  },
  DEVICES_SIGNED_OUT: {
    subject: 'Devices were signed out',
    what: 'Devices of your StreamCore account were signed out.',
    advice: RESET,
  },
  DEVICE_APPROVED: {
    subject: 'A device was signed in',
    what: 'A device was let into your StreamCore account with a code.',
    advice: 'If it was not you, sign the device out in your app and choose another password.',
  },
  PIN_LOCKED: {
    subject: 'A PIN was entered wrongly too often',
    what: 'The PIN of a profile was entered wrongly so often that it is locked for a while.',
    advice:
      'If it was nobody of your household, look at the list of your devices and choose another password.',
  },
  ACCOUNT_SUSPENDED: {
    subject: 'Your account was suspended',
    what: 'Your StreamCore account was suspended. Nobody can sign in to it for now.',
    advice: 'If you do not know why, ask our support.',
  },
  ACCOUNT_REINSTATED: {
    subject: 'Your account is open again',
    what: 'Your StreamCore account is no longer suspended.',
    advice: 'You can sign in again.',
  },
  ERASURE_SCHEDULED: {
    subject: 'Your account will be erased',
    what: 'Your StreamCore account will be erased, with everything in it, because you asked for it.',
    advice: 'If it was not you, or you have changed your mind, sign in before then and cancel it.',
  },
  ERASURE_CANCELLED: {
    subject: 'Your account stays',
    what: 'Your StreamCore account will not be erased.',
    advice: RESET,
  },
  DATA_EXPORT_READY: {
    subject: 'Your data is ready',
    what: 'A copy of everything that StreamCore stores about you is ready for you to fetch in your app.',
    advice: RESET,
  },
};

const LABELS: Readonly<Record<string, string>> = {
  address: 'Network address',
  deviceName: 'Device',
  devices: 'Devices',
  dueAt: 'When',
  expiresAt: 'Until',
  platform: 'Kind of device',
  profileName: 'Profile',
  reason: 'Reason',
};

const LONGEST_FACT = 120;
/** Mail programs turn a bare domain into a link. The other three characters are treated as dots in domains too. */
const DOT_OF_A_DOMAIN = /[.\u3002\uff0e\uff61](?=\p{Letter})/gu;

/** A security notice to an account's owner. */
export function noticeEmail(
  notice: AccountNotice,
  facts: Readonly<Record<string, string>>,
  at: Date,
): EmailContent {
  const { subject, what, advice } = NOTICE_TEXTS[notice];
  const time = at.toISOString().slice(0, 16).replace('T', ' ');
  const lines = [`Time: ${time} UTC`, ...factLines(facts)];
  return emailContent(subject, [what, lines.join('\n'), advice]);
}

/** The same, in a sentence with a time. */
export function noticeMessage(
  notice: AccountNotice,
  facts: Readonly<Record<string, string>>,
): { readonly subject: string; readonly paragraphs: readonly string[] } {
  const { subject, what, advice } = NOTICE_TEXTS[notice];
  const lines = factLines(facts);
  return { subject, paragraphs: [what, ...(lines.length > 0 ? [lines.join('\n')] : []), advice] };
}

function factLines(facts: Readonly<Record<string, string>>): string[] {
  return Object.entries(facts).map(([name, value]) => `${LABELS[name] ?? name}: ${harmless(value)}`);
}

/** Device names are chosen by others: they must not look like our text, or become a link. */
function harmless(fact: string): string {
  const plain = fact.replace(/[\p{C}\p{Zl}\p{Zp}/@]+/gu, ' ').replace(DOT_OF_A_DOMAIN, '$& ');
  return Array.from(plain).slice(0, LONGEST_FACT).join('');
}
