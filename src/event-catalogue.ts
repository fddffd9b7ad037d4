import type {
  AccountNoticeRaised,
  EmailVerificationRequested,
  PasswordResetRequested,
  SessionsEnded,
} from './modules/accounts/index.js';
import type { ImportRequested, TitleChanged } from './modules/catalog/index.js';
import type { DataExportRequested } from './modules/privacy/index.js';
import type { ProfileDeleted, ProfileLocked } from './modules/profiles/index.js';
import type { SubscriptionChanged, TrialEnding } from './modules/subscriptions/index.js';
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
  | TrialEnding
  | WatchlistChanged;

type PayloadOf<Type> = KnownEvent extends infer Event
  ? Event extends { readonly type: infer Types; readonly payload: infer Payload }
    ? Type extends Types
      ? Payload
      : never
    : never
  : never;

interface EventNotes<Payload> {
  /** When the event occurs. */
  readonly meaning: string;
  /** The meaning of each field of its payload. */
  readonly payload: Readonly<Record<keyof Payload, string>>;
  /** Its effects; null without handlers. */
  readonly leadsTo: string | null;
}

const ACCOUNT = 'the account';
const PROFILE = 'the profile';
const TITLE = 'the title';
const watched = { profileId: PROFILE, titleId: TITLE, positionSeconds: 'how far it was seen' };
const listed = { profileId: PROFILE, titleId: 'the film or series' };

/**
 * All events that are stored in the transaction of a change, and relayed after its commit. `docs/events.md` shows
 * this table. Old events reach new handlers, and new events old ones: payloads only gain optional fields, and any
 * other change needs a new event type. A relay leaves types that it does not know to one that does.
 */
export const eventCatalogue: { readonly [Type in KnownEvent['type']]: EventNotes<PayloadOf<Type>> } = {
  'accounts.email_verification_requested': {
    meaning: 'an account needs to verify its address, or requested another link',
    payload: { accountId: ACCOUNT, isAgain: 'whether it was asked for after the first one' },
    leadsTo: 'an e-mail with the link',
  },
  'accounts.password_reset_requested': {
    meaning: 'a password reset was requested',
    payload: { email: 'the address, whether or not an account has it' },
    leadsTo: 'an e-mail, if an account has the address',
  },
  'accounts.notice_raised': {
    meaning: 'security-relevant activity on an account',
    payload: { accountId: ACCOUNT, notice: 'what happened', facts: 'the facts of the notice, by name' },
    leadsTo: 'an e-mail; a notification; the end of the subscription of an account scheduled for erasure',
  },
  'accounts.sessions_ended': {
    meaning: 'devices were signed out, by anybody and for any reason',
    payload: { accountId: ACCOUNT, sessionIds: 'the ended sessions' },
    leadsTo: 'the end of their streams',
  },
  'catalog.import_requested': {
    meaning: 'an administrator started an import',
    payload: { importId: 'the import' },
    leadsTo: 'a job that runs it',
  },
  'catalog.title_changed': {
    meaning: 'a title is created, changed, published or archived',
    payload: { titleId: TITLE, seriesId: 'the series of an episode', change: 'which of the four' },
    leadsTo: 'invalidated caches; a new recommendation model when the set of titles changes',
  },
  'privacy.data_export_requested': {
    meaning: 'an owner requested a data export',
    payload: { accountId: ACCOUNT, exportId: 'the export' },
    leadsTo: 'a job that prepares it',
  },
  'profiles.profile_deleted': {
    meaning: 'a profile is deleted',
    payload: { accountId: ACCOUNT, profileId: PROFILE },
    leadsTo: 'a job that erases its data; the end of its live updates and streams',
  },
  'profiles.profile_locked': {
    meaning: 'a PIN is set',
    payload: { profileId: PROFILE, sessionId: 'the device on which the profile stays open' },
    leadsTo: 'the end of its live updates and of its streams on other devices',
  },
  'subscriptions.subscription_changed': {
    meaning: 'a subscription changed its state',
    payload: {
      accountId: ACCOUNT,
      subscriptionId: 'the subscription',
      event: 'the transition',
      from: 'the previous state; null for the first one',
      to: 'the new state',
      planId: 'the plan after the change',
      endsAccess: 'whether it ends access to titles',
      reason: 'the reason that an administrator gave; null otherwise',
    },
    leadsTo:
      'refreshed entitlements; an e-mail; a notification; live updates; the end of streams; fewer devices',
  },
  'subscriptions.trial_ending': {
    meaning: 'a trial ends in three days, and its first period will be charged',
    payload: { accountId: ACCOUNT, subscriptionId: 'the subscription' },
    leadsTo: 'an e-mail; a notification',
  },
  'watching.positions_recorded': {
    meaning: 'a batch of positions was stored: the latest of each profile and title',
    payload: { positions: 'position and time of each profile and title' },
    leadsTo: 'live updates to the devices of each profile',
  },
  'watching.title_started': {
    meaning: 'a profile started a title',
    payload: watched,
    leadsTo: 'a play attributed to the rail that showed the title',
  },
  'watching.title_completed': {
    meaning: 'a profile completed a title, also repeatedly',
    payload: watched,
    leadsTo: 'refreshed recommendations',
  },
  'watching.title_rated': {
    meaning: 'a profile rated a title',
    payload: { profileId: PROFILE, titleId: TITLE, halfStars: 'the opinion, from 1 to 10' },
    leadsTo: 'refreshed recommendations',
  },
  'watching.rating_removed': {
    meaning: 'a profile removed its rating of a title',
    payload: { profileId: PROFILE, titleId: TITLE },
    leadsTo: 'refreshed recommendations',
  },
  'watching.history_cleared': {
    meaning: 'a profile cleared its history up to the time of the event',
    payload: { profileId: PROFILE },
    leadsTo: 'a job that deletes it; one that deletes the profile’s impressions; refreshed recommendations',
  },
  'watching.title_added_to_watchlist': {
    meaning: 'a profile added a film or a series to its watchlist',
    payload: listed,
    leadsTo: 'refreshed recommendations',
  },
  'watching.title_removed_from_watchlist': {
    meaning: 'a profile removed it from its watchlist',
    payload: listed,
    leadsTo: 'refreshed recommendations',
  },
};

export const eventTypes: readonly string[] = Object.keys(eventCatalogue);
