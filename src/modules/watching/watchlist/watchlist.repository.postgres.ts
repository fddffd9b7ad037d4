import type pg from 'pg';
import type { ReadPool } from '../../../platform/database/replicas/read-pool.js';
import { inTransaction } from '../../../platform/database/transaction.js';
import type { EventOrigin } from '../../../platform/events/outbox.js';
import { createPostgresOutbox } from '../../../platform/events/outbox.postgres.js';
import { instantCursor, placeOfCursor } from '../../../shared/instant-cursor.js';
import { toPage } from '../../../shared/page.js';
import { columnsOfTitle, seenBy } from '../../catalog/index.js';
import { WatchlistFullError } from '../domain/watching-errors.js';
import { watchlistChanged } from '../domain/watching-events.js';
import { columnsOf, type TitleOfProfile } from '../title-of-profile.js';
import type { WatchlistItem, WatchlistRepository } from './watchlist.repository.js';

/** More than anyone uses; without a limit, a list could fill the database. */
const MOST_ITEMS = 1_000;

const IS_SEEN = seenBy(columnsOfTitle('title'), { maturityLimit: '$2', region: '$3', now: '$4' });

const FIRST_PAGE = pageStatement('first', '');
/** The redundant "at most" lets the index scan start there. */
const NEXT_PAGE = pageStatement('next', 'AND added_at <= $6 AND (added_at < $6 OR title_id > $7)');

function pageStatement(name: string, condition: string) {
  return {
    name: `watching-watchlist-${name}`,
    text: `
      SELECT profile_id AS "profileId", title_id AS "titleId", added_at AS "addedAt"
      FROM watchlist_items JOIN titles AS title ON title.id = title_id
      WHERE profile_id = $1 AND title.status = 'PUBLISHED' AND ${IS_SEEN} ${condition}
      ORDER BY added_at DESC, title_id
      LIMIT $5`,
  };
}

const FIND_LISTED = {
  name: 'watching-watchlist-find',
  text: `
    SELECT item.profile_id AS "profileId", item.title_id AS "titleId"
    FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS asked (profile_id, title_id, maturity_limit)
      JOIN watchlist_items AS item USING (profile_id, title_id)
      JOIN titles AS title ON title.id = item.title_id
    WHERE title.status = 'PUBLISHED' AND title.minimum_age <= asked.maturity_limit`,
};

/** Serialises changes of a list, so that none exceeds the limit. */
const LOCK_LIST = 'SELECT FROM profiles WHERE id = $1 FOR NO KEY UPDATE';

const STATE_OF_LIST = `
  SELECT count(*)::int AS size, coalesce(bool_or(title_id = $2), false) AS "isListed"
  FROM watchlist_items WHERE profile_id = $1`;

const ADD = 'INSERT INTO watchlist_items (profile_id, title_id, added_at) VALUES ($1, $2, $3)';
const REMOVE = 'DELETE FROM watchlist_items WHERE profile_id = $1 AND title_id = $2';

interface ListState {
  readonly size: number;
  readonly isListed: boolean;
}

export interface WatchlistPools {
  readonly pool: pg.Pool;
  readonly readPool: ReadPool;
  readonly tracing: EventOrigin;
}

export function createPostgresWatchlistRepository({
  pool,
  readPool,
  tracing: origin,
}: WatchlistPools): WatchlistRepository {
  return {
    async list(profileId, { maturityLimit, region, now }, { first, after }) {
      const values = [profileId, maturityLimit, region, now, first + 1];
      const { rows } =
        after === null
          ? await readPool.query<WatchlistItem>(FIRST_PAGE, values)
          : await readPool.query<WatchlistItem>(NEXT_PAGE, [...values, ...placeOfCursor(after)]);
      return toPage(rows, first, ({ addedAt, titleId }) => instantCursor(addedAt, titleId));
    },

    async findListed(asked) {
      const { rows } = await readPool.query<TitleOfProfile>(FIND_LISTED, [...columnsOf(asked)]);
      return rows;
    },

    add: ({ profileId, titleId, addedAt }) =>
      inTransaction(pool, async (client) => {
        await client.query(LOCK_LIST, [profileId]);
        const { rows } = await client.query<ListState>(STATE_OF_LIST, [profileId, titleId]);
        const [{ size, isListed } = { size: 0, isListed: false }] = rows;
        if (isListed) return;
        if (size >= MOST_ITEMS) throw new WatchlistFullError(MOST_ITEMS);
        await client.query(ADD, [profileId, titleId, addedAt]);
        await createPostgresOutbox(client, origin).append([
          watchlistChanged('watching.title_added_to_watchlist', { profileId, titleId }, addedAt),
        ]);
      }),

    remove: (profileId, titleId, now) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(REMOVE, [profileId, titleId]);
        if (!rowCount) return;
        await createPostgresOutbox(client, origin).append([
          watchlistChanged('watching.title_removed_from_watchlist', { profileId, titleId }, now),
        ]);
      }),
  };
}
