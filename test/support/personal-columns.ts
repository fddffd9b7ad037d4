/**
 * How an export handles the columns of tables about people. A column that is not listed here is exported under its own
 * name, such as `createdAt` for `created_at`; a test checks that the list is complete.
 */

/** Exported under another name, or within something else. */
export const EXPORTED_AS: Readonly<Record<string, string>> = {
  'profiles.account_id': 'account.id',
  'profiles.pin_hash': 'profiles.hasPin',
  'profile_favourite_genres.profile_id': 'profiles.id',
  'profile_favourite_genres.genre_id': 'profiles.favouriteGenres',
  'device_sessions.account_id': 'account.id',
  'device_sessions.revoked_at': 'devices.endedAt',
  'device_sessions.revoked_because': 'devices.endedBecause',
  'device_sign_ins.account_id': 'account.id',
  'data_exports.account_id': 'account.id',
  'subscriptions.account_id': 'account.id',
  'subscriptions.plan_id': 'subscription.planCode',
  'subscriptions.scheduled_plan_id': 'subscription.scheduledPlanCode',
  'subscription_transitions.from_state': 'subscriptionTransitions.from',
  'subscription_transitions.to_state': 'subscriptionTransitions.to',
  'subscription_transitions.plan_id': 'subscriptionTransitions.planCode',
  'invoices.account_id': 'account.id',
  'invoices.plan_id': 'invoices.planCode',
  'invoice_lines.invoice_id': 'invoices.id',
  'invoice_lines.kind': 'invoices.lines',
  'invoice_lines.plan_id': 'invoices.lines',
  'invoice_lines.period_start': 'invoices.lines',
  'invoice_lines.period_end': 'invoices.lines',
  'invoice_lines.amount_minor': 'invoices.lines',
  'payments.account_id': 'account.id',
  'payments.plan_id': 'payments.planCode',
  'refunds.account_id': 'account.id',
  'disputes.account_id': 'account.id',
  'notifications.account_id': 'account.id',
  'viewer_regions.account_id': 'account.id',
  'audit_entries.actor_id': 'auditEntries.byYou',
  'access_entries.account_id': 'account.id',
};

const SECRET = 'A hash of a secret.';
const REPEAT = 'By what a repeat is known.';
const CHECK = 'When and how often the gateway was asked.';
const COUNT = 'Counts changes.';
const DERIVED = 'PostgreSQL derives it from exported columns.';
const SEAL = 'By what seals name it.';

/** Not exported, with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'accounts.password_hash': SECRET,
  'device_sessions.refresh_token_hash': SECRET,
  'device_sessions.previous_refresh_token_hash': SECRET,
  'device_sessions.version': COUNT,
  'device_sessions.version_raised_at': COUNT,
  'device_sign_ins.device_code_hash': SECRET,
  'device_sign_ins.user_code_hash': SECRET,
  'device_sign_ins.interval_seconds': 'How often the device may ask.',
  'subscriptions.version': COUNT,
  'subscriptions.next_action_at': 'The next action of a worker, which is one of the exported dates.',
  'invoice_lines.position': 'The order in which they are exported.',
  'payments.idempotency_key': REPEAT,
  'payments.lines': 'What its invoice says.',
  'payments.check_at': CHECK,
  'payments.checks': CHECK,
  'refunds.idempotency_key': REPEAT,
  'refunds.check_at': CHECK,
  'refunds.checks': CHECK,
  'watch_progress.sequence': 'Orders reports of the same millisecond.',
  'watch_progress.version': COUNT,
  'watch_progress.series_id': 'Of its title, once more.',
  'watch_progress.seen_around': DERIVED,
  'watch_progress.is_hidden': DERIVED,
  'series_progress.sequence': 'Orders reports of the same millisecond.',
  'series_progress.seen_around': DERIVED,
  'series_progress.is_hidden': DERIVED,
  'rail_impressions.occurred_at': 'The day of when it was shown.',
  'audit_entries.position': SEAL,
  'access_entries.position': SEAL,
  'data_exports.content': 'What is in it is in this one too.',
};
