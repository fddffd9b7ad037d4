import type pg from 'pg';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { EventOrigin } from '../../platform/events/outbox.js';
import { newId } from '../../shared/ids.js';
import {
  type ProgressSubject,
  WatchProgress,
  type WatchProgressProperties,
} from './domain/watch-progress.js';
import type { PositionsRecorded, RecordedPosition } from './domain/watching-events.js';
import type { ProgressKey, WatchProgressRepository } from './watch-progress.repository.js';

const FIND = {
  name: 'watching-find-progress',
  text: `
    SELECT profile_id AS "profileId", title_id AS "titleId", cleared_at AS "clearedAt", version, state, series_id AS "seriesId",
      position_seconds AS "positionSeconds", duration_seconds AS "durationSeconds", observed_at AS "observedAt", sequence,
      completed_at AS "completedAt"
    FROM unnest($1::uuid[], $2::uuid[]) AS wanted (profile_id, title_id)
    LEFT JOIN watch_progress USING (profile_id, title_id)
    LEFT JOIN history_clearings USING (profile_id)`,
};

/**
 * Rows are always locked in the same order, which prevents deadlocks. Progress that was cleared meanwhile does not
 * come back. Of several episodes of a series, the one with the latest observation becomes the last seen, whoever
 * stores it first. All positions go into one event, because one event each would double the time to write them. The
 * event's JSON is prepared by the caller, which takes half of what PostgreSQL would take to build it; PostgreSQL
 * rebuilds it only if some rows were not stored. Returns the rows that were not stored, usually none.
 */
const SAVE = {
  name: 'watching-save-progress',
  text: `
    WITH saved AS (
      INSERT INTO watch_progress (profile_id, title_id, series_id, state, position_seconds, duration_seconds, observed_at,
        sequence, completed_at, version)
      SELECT profile_id, title_id, series_id, state, position_seconds, duration_seconds, observed_at,
        sequence, completed_at, version
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::watch_state[], $5::int[], $6::int[], $7::timestamptz[],
        $8::int[], $9::timestamptz[], $10::int[], $11::timestamptz[]) AS progress
        (profile_id, title_id, series_id, state, position_seconds, duration_seconds, observed_at, sequence, completed_at,
          version, known_clearing)
      LEFT JOIN history_clearings AS clearing USING (profile_id)
      WHERE known_clearing IS NOT DISTINCT FROM clearing.cleared_at
      ORDER BY profile_id, title_id
      ON CONFLICT (profile_id, title_id) DO UPDATE SET
        state = excluded.state, position_seconds = excluded.position_seconds,
        duration_seconds = excluded.duration_seconds, observed_at = excluded.observed_at,
        sequence = excluded.sequence, completed_at = excluded.completed_at, version = excluded.version
      WHERE watch_progress.version = excluded.version - 1
      RETURNING profile_id, title_id, series_id, state, observed_at, sequence
    ), series AS (
      INSERT INTO series_progress (profile_id, series_id, episode_id, observed_at, sequence)
      SELECT DISTINCT ON (profile_id, series_id) profile_id, series_id, title_id, observed_at, sequence
      FROM saved
      WHERE series_id IS NOT NULL AND state <> 'SAMPLED'
      ORDER BY profile_id, series_id, observed_at DESC, sequence DESC, title_id DESC
      ON CONFLICT (profile_id, series_id) DO UPDATE SET
        episode_id = excluded.episode_id, observed_at = excluded.observed_at, sequence = excluded.sequence
      WHERE (series_progress.observed_at, series_progress.sequence, series_progress.episode_id)
        < (excluded.observed_at, excluded.sequence, excluded.episode_id)
    ), history AS (
      INSERT INTO watch_history (id, profile_id, title_id, event, position_seconds, occurred_at)
      SELECT id, profile_id, title_id, event, reached.position_seconds, occurred_at
      FROM unnest($12::uuid[], $13::uuid[], $14::uuid[], $15::watch_event[], $16::int[], $17::timestamptz[])
        AS reached (id, profile_id, title_id, event, position_seconds, occurred_at)
      JOIN saved USING (profile_id, title_id)
    ), milestones AS (
      INSERT INTO outbox_events (id, type, payload, occurred_at, trace_parent)
      SELECT id, type, payload, occurred_at, $21::text
      FROM unnest($12::uuid[], $13::uuid[], $14::uuid[], $18::text[], $19::jsonb[], $17::timestamptz[])
        WITH ORDINALITY AS reached (id, profile_id, title_id, type, payload, occurred_at, place)
      JOIN saved USING (profile_id, title_id)
      ORDER BY place
    ), positions AS (
      INSERT INTO outbox_events (id, type, payload, occurred_at, trace_parent)
      SELECT $20::uuid, 'watching.positions_recorded', CASE count(*) WHEN cardinality($1) THEN $22::jsonb ELSE (
          SELECT jsonb_build_object('positions', jsonb_agg(position ORDER BY place))
          FROM jsonb_array_elements($22::jsonb -> 'positions') WITH ORDINALITY AS told (position, place)
          JOIN saved ON (profile_id, title_id) = ((position ->> 'profileId')::uuid, (position ->> 'titleId')::uuid)
        ) END, max(observed_at), $21::text
      FROM saved HAVING count(*) > 0
    )
    SELECT profile_id AS "profileId", title_id AS "titleId"
    FROM unnest($1::uuid[], $2::uuid[]) AS progress (profile_id, title_id)
    WHERE (SELECT count(*) FROM saved) < cardinality($1)
      AND NOT EXISTS (SELECT FROM saved WHERE (saved.profile_id, saved.title_id) = (progress.profile_id, progress.title_id))`,
};

export function createPostgresWatchProgressRepository(
  pool: pg.Pool,
  origin: EventOrigin,
): WatchProgressRepository {
  return {
    async find(subjects) {
      const { rows } = await pool.query<FoundProgress>({
        ...FIND,
        values: [subjects.map(({ profileId }) => profileId), subjects.map(({ titleId }) => titleId)],
      });
      const found = new Map(rows.map((row) => [nameOf(row), row]));
      return subjects.map((subject) => present(subject, found.get(nameOf(subject))));
    },

    async save(progress) {
      if (progress.length === 0) return [];
      const values = [
        ...progressColumns(progress),
        ...milestoneColumns(progress),
        newId(),
        origin.traceparent(),
        positionsPayload(progress),
      ];
      const { rows } = await pool.query<ProgressKey>({ ...SAVE, values });
      return rows;
    },
  };
}

/** For progress that was never stored, only the time of the clearing is set. */
type FoundProgress =
  | (WatchProgressProperties & { readonly version: number })
  | (ProgressKey & Pick<WatchProgressProperties, 'clearedAt'> & { readonly version: null });

function present(subject: ProgressSubject, found: FoundProgress | undefined): WatchProgress {
  if (!found || found.version === null) return WatchProgress.begin(subject, found?.clearedAt ?? null);
  const { version, ...properties } = found;
  return WatchProgress.restore(properties, version);
}

function nameOf({ profileId, titleId }: ProgressKey): string {
  return profileId + titleId;
}

function progressColumns(progress: readonly WatchProgress[]): string[] {
  const rows = progress.map(({ snapshot }) => snapshot);
  return [
    arrayLiteral(rows.map((row) => row.profileId)),
    arrayLiteral(rows.map((row) => row.titleId)),
    arrayLiteral(rows.map((row) => row.seriesId)),
    arrayLiteral(rows.map((row) => row.state)),
    arrayLiteral(rows.map((row) => row.positionSeconds)),
    arrayLiteral(rows.map((row) => row.durationSeconds)),
    arrayLiteral(rows.map((row) => row.observedAt)),
    arrayLiteral(rows.map((row) => row.sequence)),
    arrayLiteral(rows.map((row) => row.completedAt)),
    arrayLiteral(progress.map(({ version }) => version + 1)),
    arrayLiteral(rows.map((row) => row.clearedAt)),
  ];
}

function positionsPayload(progress: readonly WatchProgress[]): string {
  const payload: PositionsRecorded['payload'] = { positions: progress.map(recordedPosition) };
  return JSON.stringify(payload);
}

function recordedPosition({ snapshot }: WatchProgress): RecordedPosition {
  const { profileId, titleId, state, positionSeconds, durationSeconds, observedAt } = snapshot;
  return {
    profileId,
    titleId,
    state,
    positionSeconds,
    durationSeconds,
    observedAt: observedAt.toISOString(),
  };
}

/** History entries and events have the same ids. */
function milestoneColumns(progress: readonly WatchProgress[]): unknown[] {
  const reached = progress.flatMap((one) => one.reached);
  return [
    reached.map(({ id }) => id),
    reached.map(({ payload }) => payload.profileId),
    reached.map(({ payload }) => payload.titleId),
    reached.map(({ type }) => (type === 'watching.title_started' ? 'STARTED' : 'COMPLETED')),
    reached.map(({ payload }) => payload.positionSeconds),
    reached.map(({ occurredAt }) => occurredAt),
    reached.map(({ type }) => type),
    reached.map(({ payload }) => JSON.stringify(payload)),
  ];
}
