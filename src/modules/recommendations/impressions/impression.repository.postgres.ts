import type pg from 'pg';
import { groupBy } from '../../../shared/batches.js';
import type { OutcomeSums } from '../domain/play-rate.js';
import type { ArmOutcome, ImpressionRepository, RailOutcome } from './impression.repository.js';

/** Of one profile, model and kind of rail: more than a page shows, and an end to what a client can have stored. */
const MOST_TITLES = 200;
const ROWS_AT_A_TIME = 1_000;

/** What was shown before keeps its place and the arm that it was shown in. */
const RECORD = {
  name: 'recommendations-record-impressions',
  text: `
    INSERT INTO rail_impressions AS former
      (profile_id, model_id, rail, experiment_id, arm, shown_at, last_shown_at, title_ids, played_ids)
    SELECT $1, model.id, shown.kind, $3, $4, $6, $6, shown."titleIds", '{}'
    FROM recommendation_models AS model,
      jsonb_to_recordset($5::jsonb) AS shown(kind rail_kind, "titleIds" uuid[])
    WHERE model.id = $2 AND model.status <> 'BUILDING'
    ORDER BY shown.kind
    ON CONFLICT (profile_id, model_id, rail) DO UPDATE SET
      last_shown_at = greatest(former.last_shown_at, EXCLUDED.last_shown_at),
      title_ids = (former.title_ids || ARRAY(
        SELECT title_id FROM unnest(EXCLUDED.title_ids) AS title_id
        WHERE title_id <> ALL (former.title_ids)))[1:${MOST_TITLES}]`,
};

const RECORD_PLAY = {
  name: 'recommendations-record-play',
  text: `
    WITH played AS (
      SELECT coalesce((SELECT series_id FROM titles WHERE id = $2), $2) AS title_id
    ), recent AS (
      SELECT profile_id, model_id, rail, last_shown_at, title_id, title_id = ANY (played_ids) AS is_counted
      FROM rail_impressions, played
      WHERE profile_id = $1 AND title_id = ANY (title_ids)
        AND shown_at <= $3 AND last_shown_at > $3::timestamptz - interval '1 day'
    )
    UPDATE rail_impressions AS shown SET played_ids = played_ids || latest.title_id
    FROM (
      SELECT * FROM recent WHERE NOT (SELECT bool_or(is_counted) FROM recent)
      ORDER BY last_shown_at DESC, rail LIMIT 1) AS latest
    WHERE (shown.profile_id, shown.model_id, shown.rail) = (latest.profile_id, latest.model_id, latest.rail)
      AND latest.title_id <> ALL (shown.played_ids)`,
};

const SUMS = `
  count(*)::int AS profiles, sum(shown)::float8 AS impressions, sum(played)::float8 AS plays,
  sum(shown * shown)::float8 AS "impressionsSquared", sum(played * played)::float8 AS "playsSquared",
  sum(shown * played)::float8 AS "impressionsTimesPlays"`;

const OUTCOMES_BY_MODEL = `
  SELECT model_id AS id, rail, ${SUMS}
  FROM (
    SELECT model_id, rail, cardinality(title_ids) AS shown, cardinality(played_ids) AS played
    FROM rail_impressions WHERE model_id = ANY ($1)) AS by_profile
  GROUP BY model_id, rail ORDER BY model_id, rail`;

const OUTCOMES_BY_EXPERIMENT = `
  SELECT experiment_id AS id, arm, ${SUMS}
  FROM (
    SELECT experiment_id, arm, sum(cardinality(title_ids)) AS shown, sum(cardinality(played_ids)) AS played
    FROM rail_impressions WHERE experiment_id = ANY ($1)
    GROUP BY experiment_id, arm, profile_id) AS by_profile
  GROUP BY experiment_id, arm ORDER BY experiment_id, arm`;

const FORGET = 'DELETE FROM rail_impressions WHERE profile_id = $1 AND shown_at <= $2';

const PRUNE = `
  DELETE FROM rail_impressions WHERE (profile_id, model_id, rail) IN (
    SELECT profile_id, model_id, rail FROM rail_impressions
    WHERE shown_at < $1 ORDER BY shown_at LIMIT ${ROWS_AT_A_TIME})`;

/** @param batchPool for what reads or removes much, which may take long */
export function createPostgresImpressionRepository(pool: pg.Pool, batchPool: pg.Pool): ImpressionRepository {
  async function outcomes<Outcome extends OutcomeSums>(
    statement: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Outcome[]>> {
    const { rows } = await batchPool.query<Outcome & { id: string }>(statement, [ids]);
    return groupBy(rows, ({ id }) => id);
  }

  return {
    async record({ profileId, modelId, assignment, rails, shownAt }) {
      const { rowCount } = await pool.query(RECORD, [
        profileId,
        modelId,
        assignment?.experimentId ?? null,
        assignment?.arm ?? null,
        JSON.stringify(rails),
        shownAt,
      ]);
      return rowCount === rails.length;
    },
    async recordPlay({ profileId, titleId, playedAt }) {
      await pool.query(RECORD_PLAY, [profileId, titleId, playedAt]);
    },
    outcomesByModel: (modelIds) => outcomes<RailOutcome>(OUTCOMES_BY_MODEL, modelIds),
    outcomesByExperiment: (experimentIds) => outcomes<ArmOutcome>(OUTCOMES_BY_EXPERIMENT, experimentIds),
    async forget(profileId, until) {
      await batchPool.query(FORGET, [profileId, until]);
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
