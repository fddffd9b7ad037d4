import type pg from 'pg';
import type { Experiment } from '../domain/experiment.js';
import type { ExperimentRecord, ExperimentRepository } from './experiment.repository.js';

const COLUMNS = 'id, name, arms, started_at AS "startedAt", ended_at AS "endedAt"';

const RUNNING = {
  name: 'recommendations-running-experiment',
  text: 'SELECT id, arms FROM recommendation_experiments WHERE ended_at IS NULL',
};
const LATEST = `SELECT ${COLUMNS} FROM recommendation_experiments ORDER BY started_at DESC, id DESC LIMIT $1`;

/** The index of the one that runs decides between two that are started at once. */
const START = `
  INSERT INTO recommendation_experiments (id, name, arms, started_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT ((true)) WHERE ended_at IS NULL DO NOTHING`;
const END = `
  UPDATE recommendation_experiments SET ended_at = coalesce(ended_at, greatest(started_at, $2))
  WHERE id = $1 RETURNING ${COLUMNS}`;

export function createPostgresExperimentRepository(pool: pg.Pool): ExperimentRepository {
  return {
    async running() {
      const { rows } = await pool.query<Experiment>(RUNNING);
      return rows[0] ?? null;
    },
    async list(first) {
      const { rows } = await pool.query<ExperimentRecord>(LATEST, [first]);
      return rows;
    },
    async start({ id, name, arms, startedAt }) {
      const { rowCount } = await pool.query(START, [id, name, JSON.stringify(arms), startedAt]);
      return rowCount === 1;
    },
    async end(experimentId, now) {
      const { rows } = await pool.query<ExperimentRecord>(END, [experimentId, now]);
      return rows[0] ?? null;
    },
  };
}
