import type pg from 'pg';
import { instantCursor, placeOfCursor } from '../../shared/instant-cursor.js';
import { toPage } from '../../shared/page.js';
import type { Notification } from './domain/notification.js';
import type { NotificationPageRequest, NotificationRepository } from './notification.repository.js';

const ROWS_AT_A_TIME = 1_000;

/** A concurrent erasure of the account either waits or has already removed it; then there is no row. */
const ADD = `
  WITH account AS (SELECT id FROM accounts WHERE id = $2 FOR KEY SHARE),
    added AS (
      INSERT INTO notifications (id, account_id, topic, title, body, created_at)
      SELECT $1, id, $3, $4, $5, $6 FROM account
      ON CONFLICT (id) DO NOTHING)
  SELECT FROM account`;

const MARK_READ = `
  UPDATE notifications SET read_at = $2
  WHERE account_id = $1 AND read_at IS NULL AND ($3::uuid[] IS NULL OR id = ANY($3))`;

const COUNT_UNREAD = `
  SELECT account_id AS "accountId", unread.count
  FROM unnest($1::uuid[]) AS asked (account_id) CROSS JOIN LATERAL (
    SELECT count(*)::int FROM (
      SELECT FROM notifications WHERE notifications.account_id = asked.account_id AND read_at IS NULL LIMIT $2) AS counted
  ) AS unread`;

const PRUNE = `
  DELETE FROM notifications WHERE id IN (
    SELECT id FROM notifications WHERE created_at < $1 ORDER BY created_at LIMIT ${ROWS_AT_A_TIME})`;

export interface NotificationPools {
  readonly pool: pg.Pool;
  /** For long statements. */
  readonly batchPool: pg.Pool;
}

export function createPostgresNotificationRepository({
  pool,
  batchPool,
}: NotificationPools): NotificationRepository {
  return {
    async add({ id, accountId, topic, title, body, createdAt }) {
      const { rowCount } = await pool.query(ADD, [id, accountId, topic, title, body, createdAt]);
      return rowCount === 1;
    },

    async list(accountId, page) {
      const { rows } = await pool.query<Notification>(pageQuery(accountId, page));
      return toPage(rows, page.first, ({ createdAt, id }) => instantCursor(createdAt, id));
    },

    async markRead(accountId, ids, now) {
      await pool.query(MARK_READ, [accountId, now, ids]);
    },

    async countUnread(accountIds, most) {
      const { rows } = await pool.query<{ accountId: string; count: number }>(COUNT_UNREAD, [
        accountIds,
        most,
      ]);
      const counts = new Map(rows.map(({ accountId, count }) => [accountId, count]));
      return accountIds.map((accountId) => counts.get(accountId) ?? 0);
    },

    async prune(before, signal) {
      let removed: number | null;
      do {
        signal.throwIfAborted();
        ({ rowCount: removed } = await batchPool.query(PRUNE, [before]));
      } while (removed === ROWS_AT_A_TIME);
    },
  };
}

/** A page of an account's notifications, with one more than requested. */
function pageQuery(accountId: string, { first, after, unreadOnly }: NotificationPageRequest) {
  const values: unknown[] = [accountId, first + 1];
  const conditions = ['account_id = $1'];
  if (unreadOnly) conditions.push('read_at IS NULL');
  if (after !== null) {
    values.push(...placeOfCursor(after));
    conditions.push('(created_at, id) < ($3::timestamptz, $4::uuid)');
  }
  const text = `
    SELECT id, account_id AS "accountId", topic, title, body, created_at AS "createdAt", read_at AS "readAt"
    FROM notifications WHERE ${conditions.join(' AND ')}
    ORDER BY created_at DESC, id DESC LIMIT $2`;
  return { text, values };
}
