import type pg from 'pg';
import type { AttemptLimiter } from '../../platform/attempts/attempt-limiter.js';
import type { AccountsCleanup } from './accounts-cleanup.js';

/** The batch size, so that no statement blocks others for long. */
const ROWS_AT_A_TIME = 1_000;

/** The rows to delete from each table at the time $1. */
const OVER = {
  email_tokens: 'expires_at <= $1',
  device_sign_ins: `created_at <= $1::timestamptz - interval '1 day'`,
  device_sessions: `least(expires_at, revoked_at) <= $1::timestamptz - interval '90 days'`,
  /**
   * Unverified accounts that can no longer be accessed: they have no session, cannot be signed in to, and their
   * verification token has expired.
   */
  accounts: `email_verified_at IS NULL AND origin = 'SIGNED_UP' AND created_at <= $1::timestamptz - interval '30 days'
    AND NOT EXISTS (SELECT FROM subscriptions WHERE account_id = accounts.id)
    AND NOT EXISTS (SELECT FROM email_tokens WHERE account_id = accounts.id)
    AND NOT EXISTS (SELECT FROM device_sessions WHERE account_id = accounts.id AND revoked_at IS NULL AND expires_at > $1)`,
} as const;

export function createPostgresAccountsCleanup(pool: pg.Pool, attempts: AttemptLimiter): AccountsCleanup {
  async function removeAll(table: string, condition: string, now: Date): Promise<number> {
    let removed = 0;
    for (;;) {
      // The condition is checked again when the row is locked, in case it has changed.
      const { rowCount } = await pool.query(
        `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${condition} LIMIT ${ROWS_AT_A_TIME}) AND ${condition}`,
        [now],
      );
      removed += rowCount ?? 0;
      if ((rowCount ?? 0) < ROWS_AT_A_TIME) return removed;
    }
  }

  return {
    async run(now) {
      await attempts.prune();
      const removed: Record<string, number> = {};
      for (const [table, condition] of Object.entries(OVER)) {
        removed[table] = await removeAll(table, condition, now);
      }
      return removed;
    },
  };
}
