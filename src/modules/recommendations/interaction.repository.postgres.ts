import type pg from 'pg';
import { forEachRows, type RowQuery } from '../../platform/database/rows.js';
import { type Signals, weightOf } from './domain/feedback-weights.js';
import type { Interaction } from './domain/taste.js';
import type { TitleIndex } from './domain/title-index.js';
import type { InteractionRepository } from './interaction.repository.js';
import { type Feedback, FeedbackBuilder } from './learning/feedback.js';
import { seenAfter } from './seen-after.js';

/** More than the number of titles that is used, because each episode of a series is a row. */
const LATEST_INTERACTIONS = 1_000;

const HISTORY = {
  name: 'recommendations-history',
  text: `
    SELECT title_id AS "titleId", feedback, half_stars AS "halfStars", times_seen AS "timesSeen"
    FROM interactions
    WHERE profile_id = $1
    ORDER BY occurred_at DESC, title_id
    LIMIT ${LATEST_INTERACTIONS}`,
};

const KNOWN_TITLES = {
  name: 'recommendations-known-titles',
  text: `
    SELECT title_id AS "titleId" FROM watch_progress WHERE profile_id = $1 AND state <> 'SAMPLED'
    UNION
    SELECT title_id FROM ratings WHERE profile_id = $1`,
};

// The sets of started, rated and listed titles, not only their sizes: one title may have replaced another, and a
// later change may have been stored with an earlier time, by a clock that was behind.
const VERSION = {
  name: 'recommendations-history-version',
  text: `
    SELECT concat_ws('-', watched.started, watched.titles, watched.completed, watched.latest, rated.ratings, rated.titles,
      rated.latest, listed.items, listed.titles, listed.latest) AS version
    FROM
      (SELECT count(*) AS started, sum(hashtext(title_id::text)) AS titles, count(completed_at) AS completed,
         extract(epoch FROM max(completed_at)) AS latest
       FROM watch_progress WHERE profile_id = $1 AND state <> 'SAMPLED') watched,
      (SELECT count(*) AS ratings, sum(hashtext(title_id::text || half_stars)) AS titles,
         extract(epoch FROM max(rated_at)) AS latest
       FROM ratings WHERE profile_id = $1) rated,
      (SELECT count(*) AS items, sum(hashtext(title_id::text)) AS titles, extract(epoch FROM max(added_at)) AS latest
       FROM watchlist_items WHERE profile_id = $1) listed`,
};

/**
 * Reads the tables behind the view `interactions`, through the indexes on their times. A title that was both watched
 * and rated counts twice.
 */
const COUNT_SINCE = `
  SELECT (SELECT count(*) FROM watch_progress WHERE state <> 'SAMPLED' AND ${seenAfter('$1::timestamptz')})::int
    + (SELECT count(*) FROM ratings WHERE half_stars >= 6 AND rated_at > $1)::int AS news`;

type FeedbackRow = [
  profileId: string,
  titleId: string,
  seconds: number,
  halfStars: number | null,
  timesSeen: number | null,
];

const ALL_BY_PROFILE: RowQuery<FeedbackRow> = {
  text: `
    SELECT profile_id, title_id, extract(epoch FROM occurred_at)::float8, half_stars, times_seen
    FROM interactions
    WHERE feedback <> 'LISTED'
    ORDER BY profile_id, occurred_at DESC, title_id`,
};

/** @param batchPool for reading all interactions, which may take long */
export function createPostgresInteractionRepository(
  pool: pg.Pool,
  batchPool: pg.Pool,
): InteractionRepository {
  return {
    async historyOf(profileId) {
      const [interactions, known] = await Promise.all([
        pool.query<Omit<Interaction, 'weight'> & Signals>(HISTORY, [profileId]),
        pool.query<{ titleId: string }>(KNOWN_TITLES, [profileId]),
      ]);
      return {
        interactions: interactions.rows.map(({ titleId, feedback, ...signals }) => ({
          titleId,
          weight: weightOf(signals),
          feedback,
        })),
        knownTitleIds: known.rows.map(({ titleId }) => titleId),
      };
    },

    async versionOf(profileId) {
      const { rows } = await pool.query<{ version: string }>(VERSION, [profileId]);
      return rows[0]?.version ?? '';
    },

    async countSince(instant) {
      const { rows } = await batchPool.query<{ news: number }>(COUNT_SINCE, [instant]);
      return rows[0]?.news ?? 0;
    },

    async readFeedback(titles, longestHistory) {
      const histories = createHistoryReader(titles, longestHistory);
      await forEachRows(batchPool, ALL_BY_PROFILE, (rows) => {
        for (const row of rows) histories.read(row);
      });
      return histories.feedback();
    },
  };
}

/** Splits rows, which are sorted by profile, into histories. */
function createHistoryReader(titles: TitleIndex, longestHistory: number) {
  const builder = new FeedbackBuilder();
  /** The last viewer with each title, so that a series counts once per viewer however many episodes they watched. */
  const lastSeenBy = new Uint32Array(titles.size);
  const lastRows = new Uint32Array(titles.size);
  let viewer = 0;
  let current: string | null = null;
  let length = 0;
  return {
    read([profileId, titleId, seconds, halfStars, timesSeen]: FeedbackRow): void {
      if (profileId !== current) {
        viewer += 1;
        current = profileId;
        length = 0;
      }
      const title = titles.indexOf(titleId);
      if (title === undefined) return;
      const weight = weightOf({ halfStars, timesSeen });
      if (lastSeenBy[title] === viewer) builder.raise(lastRows[title]!, weight);
      if (length === longestHistory || lastSeenBy[title] === viewer) return;
      lastSeenBy[title] = viewer;
      lastRows[title] = builder.add(viewer, title, seconds, weight);
      length += 1;
    },
    feedback: (): Feedback => builder.build(),
  };
}
