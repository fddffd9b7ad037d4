import type pg from 'pg';
import { inTransactionOf } from '../../../src/platform/database/transaction.js';

/**
 * Updates the rating statistics of titles: their number, their mean on a scale of 10, and the popularity, which is
 * logarithmic like that of the demo catalog: ten times as many ratings add 1.
 */
export async function summariseRatings(client: pg.ClientBase, dataset: string): Promise<void> {
  await inTransactionOf(client, async () => {
    // With tens of millions of ratings this takes longer than the timeout of requests.
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query(
      `UPDATE titles SET vote_count = rated.votes, average_rating = rated.mean, popularity = log(1 + rated.votes)
       FROM (
         SELECT title_id, count(*)::int AS votes, avg(half_stars)::real AS mean
         FROM ratings JOIN titles ON titles.id = title_id
         WHERE source = $1
         GROUP BY title_id
       ) AS rated
       WHERE titles.id = rated.title_id
         AND (vote_count, average_rating) IS DISTINCT FROM (rated.votes, rated.mean)`,
      [dataset],
    );
    // The planner needs statistics for the following learning and listing.
    await client.query('ANALYZE accounts, profiles, titles, title_genres, ratings');
  });
}

export interface StoredCounts {
  readonly users: number;
  readonly titles: number;
  readonly ratings: number;
}

/** The numbers of stored rows of a data set. */
export async function countStored(client: pg.ClientBase, dataset: string): Promise<StoredCounts> {
  const { rows } = await client.query<StoredCounts>(
    `SELECT
       (SELECT count(*)::int FROM accounts WHERE starts_with(external_id, $1 || ':')) AS users,
       (SELECT count(*)::int FROM titles WHERE source = $1) AS titles,
       (SELECT coalesce(sum(vote_count), 0)::int FROM titles WHERE source = $1) AS ratings`,
    [dataset],
  );
  return rows[0] ?? { users: 0, titles: 0, ratings: 0 };
}
