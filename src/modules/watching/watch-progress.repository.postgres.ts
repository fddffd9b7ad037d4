import type pg from 'pg';
import { WatchProgress, type WatchProgressProperties } from './domain/watch-progress.js';
import type { ProgressKey, WatchProgressRepository } from './watch-progress.repository.js';

const FIND = {
  name: 'watching-find-progress',
  text: `
    SELECT profile_id AS "profileId", title_id AS "titleId", state, position_seconds AS "positionSeconds",
      duration_seconds AS "durationSeconds", observed_at AS "observedAt", sequence,
      completed_at AS "completedAt", version
    FROM unnest($1::uuid[], $2::uuid[]) AS wanted (profile_id, title_id)
    JOIN watch_progress USING (profile_id, title_id)`,
};

/** Rows are locked in the order in which they are given. What was removed meanwhile does not come back. */
const SAVE = {
  name: 'watching-save-progress',
  text: `
    WITH saved AS (
      INSERT INTO watch_progress
        (profile_id, title_id, state, position_seconds, duration_seconds, observed_at, sequence, completed_at, version)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::watch_state[], $4::int[], $5::int[], $6::timestamptz[],
        $7::int[], $8::timestamptz[], $9::int[]) AS progress
        (profile_id, title_id, state, position_seconds, duration_seconds, observed_at, sequence, completed_at, version)
      WHERE version = 1 OR EXISTS (
        SELECT FROM watch_progress AS stored
        WHERE stored.profile_id = progress.profile_id AND stored.title_id = progress.title_id)
      ON CONFLICT (profile_id, title_id) DO UPDATE SET
        state = excluded.state, position_seconds = excluded.position_seconds,
        duration_seconds = excluded.duration_seconds, observed_at = excluded.observed_at,
        sequence = excluded.sequence, completed_at = excluded.completed_at, version = excluded.version
      WHERE watch_progress.version = excluded.version - 1
      RETURNING profile_id, title_id
    ), history AS (
      INSERT INTO watch_history (id, profile_id, title_id, event, position_seconds, occurred_at)
      SELECT id, profile_id, title_id, event, position_seconds, occurred_at
      FROM unnest($10::uuid[], $11::uuid[], $12::uuid[], $13::watch_event[], $14::int[], $15::timestamptz[])
        AS reached (id, profile_id, title_id, event, position_seconds, occurred_at)
      JOIN saved USING (profile_id, title_id)
    ), events AS (
      INSERT INTO outbox_events (id, type, payload, occurred_at)
      SELECT id, type, payload, occurred_at
      FROM unnest($16::uuid[], $17::uuid[], $18::uuid[], $19::text[], $20::jsonb[], $21::timestamptz[])
        WITH ORDINALITY AS event (id, profile_id, title_id, type, payload, occurred_at, place)
      JOIN saved USING (profile_id, title_id)
      ORDER BY place
    )
    SELECT profile_id AS "profileId", title_id AS "titleId" FROM saved`,
};

export function createPostgresWatchProgressRepository(pool: pg.Pool): WatchProgressRepository {
  return {
    async find(keys) {
      const { rows } = await pool.query<WatchProgressProperties & { readonly version: number }>({
        ...FIND,
        values: [keys.map(({ profileId }) => profileId), keys.map(({ titleId }) => titleId)],
      });
      return rows.map(({ version, ...properties }) => WatchProgress.restore(properties, version));
    },

    async save(progress) {
      if (progress.length === 0) return [];
      // Everybody locks rows in this order, so that nobody waits for somebody who waits.
      const ordered = progress.toSorted((one, other) => compare(one.snapshot, other.snapshot));
      const values = [...progressColumns(ordered), ...historyColumns(ordered), ...eventColumns(ordered)];
      const { rows } = await pool.query<ProgressKey>({ ...SAVE, values });
      return rows;
    },
  };
}

function compare(one: ProgressKey, other: ProgressKey): number {
  const [first, second] = [one.profileId + one.titleId, other.profileId + other.titleId];
  return first < second ? -1 : Number(first > second);
}

function progressColumns(progress: readonly WatchProgress[]): unknown[] {
  const rows = progress.map(({ snapshot }) => snapshot);
  return [
    rows.map((row) => row.profileId),
    rows.map((row) => row.titleId),
    rows.map((row) => row.state),
    rows.map((row) => row.positionSeconds),
    rows.map((row) => row.durationSeconds),
    rows.map((row) => row.observedAt),
    rows.map((row) => row.sequence),
    rows.map((row) => row.completedAt),
    progress.map(({ version }) => version + 1),
  ];
}

function historyColumns(progress: readonly WatchProgress[]): unknown[] {
  const reached = progress.flatMap((one) => one.reached);
  return [
    reached.map(({ id }) => id),
    reached.map(({ payload }) => payload.profileId),
    reached.map(({ payload }) => payload.titleId),
    reached.map(({ type }) => (type === 'watching.title_started' ? 'STARTED' : 'COMPLETED')),
    reached.map(({ payload }) => payload.positionSeconds),
    reached.map(({ occurredAt }) => occurredAt),
  ];
}

function eventColumns(progress: readonly WatchProgress[]): unknown[] {
  const events = progress.flatMap((one) => [one.toProgressRecorded(), ...one.reached]);
  return [
    events.map(({ id }) => id),
    events.map(({ payload }) => payload.profileId),
    events.map(({ payload }) => payload.titleId),
    events.map(({ type }) => type),
    events.map(({ payload }) => JSON.stringify(payload)),
    events.map(({ occurredAt }) => occurredAt),
  ];
}
