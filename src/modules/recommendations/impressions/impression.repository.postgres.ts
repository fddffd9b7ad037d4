import type pg from 'pg';
import { groupBy } from '../../../shared/batches.js';
import type { OutcomeSums } from '../domain/play-rate.js';
import type { ArmOutcome, ImpressionRepository, RailOutcome } from './impression.repository.js';

/** Per profile, day, model and kind of rail: more than a page shows, and a limit to what a client can store. */
const MOST_TITLES = 200;

/** A title shown again on the same day keeps its position. */
const RECORD = {
  name: 'recommendations-record-impressions',
  text: `
    INSERT INTO rail_impressions AS former
      (id, profile_id, model_id, rail, experiment_id, arm, occurred_at, shown_at, title_ids, titles_shown_at, played_ids)
    SELECT uuid_v7(), $1, model.id, shown.kind, $3, $4, date_trunc('day', $6::timestamptz, 'UTC'), $6, kept.ids,
      array_fill($6::timestamptz, ARRAY[cardinality(kept.ids)]), '{}'
    FROM recommendation_models AS model,
      jsonb_to_recordset($5::jsonb) AS shown(kind rail_kind, "titleIds" uuid[]),
      LATERAL (SELECT shown."titleIds"[1:${MOST_TITLES}]) AS kept(ids)
    WHERE model.id = $2 AND model.status <> 'BUILDING'
    ORDER BY shown.kind
    ON CONFLICT (profile_id, occurred_at, model_id, rail, experiment_id) DO UPDATE SET
      (title_ids, titles_shown_at) = (
        SELECT (former.title_ids || array_agg(title_id))[1:${MOST_TITLES}],
          (former.titles_shown_at || array_fill(EXCLUDED.shown_at, ARRAY[count(*)::int]))[1:${MOST_TITLES}]
        FROM unnest(EXCLUDED.title_ids) AS title_id WHERE title_id <> ALL (former.title_ids))`,
};

export const RECORD_PLAY = {
  name: 'recommendations-record-play',
  text: `
    WITH played AS (
      SELECT coalesce((SELECT series_id FROM titles WHERE id = $2), $2) AS title_id
    ), recent AS (
      SELECT impression.id, occurred_at, rail, title.shown_at, title_id, title_id = ANY (played_ids) AS is_counted
      FROM played, rail_impressions AS impression, unnest(title_ids, titles_shown_at) AS title(id, shown_at)
      WHERE profile_id = $1 AND occurred_at > $3::timestamptz - interval '2 days' AND occurred_at <= $3
        AND title.id = title_id AND title.shown_at <= $3 AND title.shown_at > $3::timestamptz - interval '1 day'
    )
    UPDATE rail_impressions AS shown SET played_ids = played_ids || latest.title_id
    FROM (
      SELECT * FROM recent WHERE NOT (SELECT bool_or(is_counted) FROM recent)
      ORDER BY shown_at DESC, rail LIMIT 1) AS latest
    WHERE (shown.id, shown.occurred_at) = (latest.id, latest.occurred_at)
      AND latest.title_id <> ALL (shown.played_ids)`,
};

const SUMS = `
  count(*)::int AS profiles, sum(shown)::float8 AS impressions, sum(played)::float8 AS plays,
  sum(shown * shown)::float8 AS "impressionsSquared", sum(played * played)::float8 AS "playsSquared",
  sum(shown * played)::float8 AS "impressionsTimesPlays"`;

export const OUTCOMES_BY_MODEL = `
  SELECT model_id AS id, rail, ${SUMS}
  FROM (
    SELECT model_id, rail, sum(cardinality(title_ids)) AS shown, sum(cardinality(played_ids)) AS played
    FROM rail_impressions WHERE model_id = ANY ($1)
    GROUP BY model_id, rail, profile_id) AS by_profile
  GROUP BY model_id, rail ORDER BY model_id, rail`;

export const OUTCOMES_BY_EXPERIMENT = `
  SELECT experiment_id AS id, arm, rail, ${SUMS}
  FROM (
    SELECT experiment_id, arm, rail, sum(cardinality(title_ids)) AS shown, sum(cardinality(played_ids)) AS played
    FROM rail_impressions WHERE experiment_id = ANY ($1)
    GROUP BY GROUPING SETS ((experiment_id, arm, profile_id), (experiment_id, arm, profile_id, rail))) AS by_profile
  GROUP BY experiment_id, arm, rail ORDER BY experiment_id, arm, rail NULLS FIRST`;

const FORGET = 'DELETE FROM rail_impressions WHERE profile_id = $1 AND shown_at <= $2';

/** @param batchPool for long reads and deletions */
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
  };
}
