import { RUNTIME_SECONDS } from './viewers.js';

/** The minimum for a position: one row, one statement, no rules and no events. */
export const UPSERT = {
  name: 'bench-upsert',
  text: `
    INSERT INTO watch_progress (profile_id, title_id, state, position_seconds, duration_seconds, observed_at, sequence)
    VALUES ($1, $2, 'IN_PROGRESS', $3, ${RUNTIME_SECONDS}, $4, $5)
    ON CONFLICT (profile_id, title_id) DO UPDATE SET position_seconds = excluded.position_seconds,
      observed_at = excluded.observed_at, sequence = excluded.sequence
    WHERE watch_progress.observed_at < excluded.observed_at`,
};
