import type {
  AccountNoticeRaised,
  EmailVerificationRequested,
  PasswordResetRequested,
  SessionsEnded,
} from './modules/accounts/index.js';
import type { ImportRequested, TitleChanged } from './modules/catalog/index.js';
import type { DataExportRequested } from './modules/privacy/index.js';
import type { ProfileDeleted, ProfileLocked } from './modules/profiles/index.js';
import type { SubscriptionChanged } from './modules/subscriptions/index.js';
import type {
  HistoryCleared,
  PositionsRecorded,
  RatingRemoved,
  TitleMilestone,
  TitleRated,
  WatchlistChanged,
} from './modules/watching/index.js';

type KnownEvent =
  | AccountNoticeRaised
  | DataExportRequested
  | EmailVerificationRequested
  | HistoryCleared
  | ImportRequested
  | PasswordResetRequested
  | PositionsRecorded
  | ProfileDeleted
  | ProfileLocked
  | RatingRemoved
  | SessionsEnded
  | SubscriptionChanged
  | TitleChanged
  | TitleMilestone
  | TitleRated
  | WatchlistChanged;

type PayloadOf<Type> = KnownEvent extends infer Event
  ? Event extends { readonly type: infer Types; readonly payload: infer Payload }
    ? Type extends Types
      ? Payload
      : never
    : never
  : never;

interface EventNotes<Payload> {
  /** When it happens. */
  readonly tells: string;
  /** What each field of its payload is. */
  readonly payload: Readonly<Record<keyof Payload, string>>;
  /** What it triggers; null without handlers. */
  readonly leadsTo: string | null;
}

const ACCOUNT = 'the account';
const PROFILE = 'the profile';
const TITLE = 'the title';
const watched = { profileId: PROFILE, titleId: TITLE, positionSeconds: 'how far it was seen' };
const listed = { profileId: PROFILE, titleId: 'the film or series' };

/**
 * Every event that is written with the change that causes it, and relayed after the commit. `docs/events.md` shows this table.
 * Old events meet new handlers, and new events old ones: a payload only ever gains fields that may be missing. What cannot be
 * told so is an event of another type. A relay leaves types that it does not know to one that does.
 */
export const eventCatalogue: { readonly [Type in KnownEvent['type']]: EventNotes<PayloadOf<Type>> } = {
  'accounts.email_verification_requested': {
    tells: 'an address is claimed, or its link is asked for again',
    payload: { accountId: ACCOUNT, isAgain: 'whether it was asked for after the first one' },
    leadsTo: 'an e-mail with the link',
  },
  'accounts.password_reset_requested': {
    tells: 'somebody has forgotten a password',
    payload: { email: 'the address, whether or not an account has it' },
    leadsTo: 'an e-mail, where an account has the address',
  },
  'accounts.notice_raised': {
    tells: 'something happened to an account that may not have been its owner',
    payload: { accountId: ACCOUNT, notice: 'what happened', facts: 'what is told of it, by names' },
    leadsTo: 'an e-mail; a notification; the end of the subscription of an account that is to be erased',
  },
  'accounts.sessions_ended': {
    tells: 'devices are signed out, whoever did it and why',
    payload: { accountId: ACCOUNT, sessionIds: 'what ended on them' },
    leadsTo: 'the end of their streams',
  },
  'catalog.import_requested': {
    tells: 'an administrator hands in titles',
    payload: { importId: 'the import' },
    leadsTo: 'a job that imports them',
  },
  'catalog.title_changed': {
    tells: 'a title is created, changed, published or archived',
    payload: { titleId: TITLE, seriesId: 'the series of an episode', change: 'which of the four' },
    leadsTo: 'caches without it; a new model of recommendations when what there is changes',
  },
  'privacy.data_export_requested': {
    tells: 'an owner asks for everything that is stored of them',
    payload: { accountId: ACCOUNT, exportId: 'the export' },
    leadsTo: 'a job that gathers it',
  },
  'profiles.profile_deleted': {
    tells: 'a profile is deleted',
    payload: { accountId: ACCOUNT, profileId: PROFILE },
    leadsTo: 'a job that erases what is stored of it; the end of its live updates and of its streams',
  },
  'profiles.profile_locked': {
    tells: 'a PIN is set',
    payload: { profileId: PROFILE, sessionId: 'the device on which the profile stays open' },
    leadsTo: 'the end of its live updates and of its streams on other devices',
  },
  'subscriptions.subscription_changed': {
    tells: 'a subscription takes a step',
    payload: {
      accountId: ACCOUNT,
      subscriptionId: 'the subscription',
      event: 'the step',
      from: 'the state before; null for the first step',
      to: 'the state after',
      planId: 'the plan it is on since',
      endsAccess: 'whether titles do not open any more',
      reason: 'why an administrator did it; null where none did',
    },
    leadsTo:
      'rights worked out anew; an e-mail; a notification; live updates; the end of streams; fewer devices',
  },
  'watching.positions_recorded': {
    tells: 'positions were stored together, the latest of each profile in each title',
    payload: { positions: 'where each profile stood in a title, and when' },
    leadsTo: 'live updates to the devices of each profile',
  },
  'watching.title_started': {
    tells: 'a profile has seen so much of a title that it counts as begun',
    payload: watched,
    leadsTo: 'counted for the rail of the home page that showed it',
  },
  'watching.title_completed': {
    tells: 'a profile has seen a title to the end, also once more',
    payload: watched,
    leadsTo: 'recommendations worked out anew',
  },
  'watching.title_rated': {
    tells: 'a profile says what it thinks of a title',
    payload: { profileId: PROFILE, titleId: TITLE, halfStars: 'the opinion, from 1 to 10' },
    leadsTo: 'recommendations worked out anew',
  },
  'watching.rating_removed': {
    tells: 'a profile takes back what it thought of a title',
    payload: { profileId: PROFILE, titleId: TITLE },
    leadsTo: 'recommendations worked out anew',
  },
  'watching.history_cleared': {
    tells: 'a profile has its history cleared, up to when this occurred',
    payload: { profileId: PROFILE },
    leadsTo:
      'a job that removes it; one that removes what was shown to the profile; recommendations worked out anew',
  },
  'watching.title_added_to_watchlist': {
    tells: 'a profile means to watch a film or a series',
    payload: listed,
    leadsTo: 'recommendations worked out anew',
  },
  'watching.title_removed_from_watchlist': {
    tells: 'a profile does not mean to watch it any more',
    payload: listed,
    leadsTo: 'recommendations worked out anew',
  },
};

export const eventTypes: readonly string[] = Object.keys(eventCatalogue);
