import type pg from 'pg';
import { createPostgresAuditLog } from '../../../platform/audit/audit-log.postgres.js';
import { inTransaction } from '../../../platform/database/transaction.js';
import type { Experiment, ExperimentArm } from '../domain/experiment.js';
import type { ArmOutcome } from '../impressions/impression.repository.js';
import type { ExperimentRecord, ExperimentRepository } from './experiment.repository.js';

/** An expired experiment has ended, even if its end was not stored. */
const columns = (now: string) => `
  id, name, share, arms, started_at AS "startedAt", ends_at AS "endsAt",
  coalesce(ended_at, CASE WHEN ends_at <= ${now} THEN ends_at END) AS "endedAt"`;

const RUNNING = {
  name: 'recommendations-running-experiment',
  text: 'SELECT id, share, arms FROM recommendation_experiments WHERE ended_at IS NULL AND ends_at > $1',
};
const LATEST = `
  SELECT ${columns('$2')} FROM recommendation_experiments ORDER BY started_at DESC, id DESC LIMIT $1`;

const NOTE_ENDS = `
  UPDATE recommendation_experiments SET ended_at = ends_at WHERE ended_at IS NULL AND ends_at <= $1`;
/** A unique index on running experiments decides between concurrent starts. */
const START = `
  INSERT INTO recommendation_experiments (id, name, share, arms, started_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT ((true)) WHERE ended_at IS NULL DO NOTHING`;
const END = `
  UPDATE recommendation_experiments SET ended_at = coalesce(ended_at, least(greatest(started_at, $2), ends_at))
  WHERE id = $1 RETURNING ${columns('$2')}`;

const UNSETTLED = `
  SELECT id FROM recommendation_experiments
  WHERE outcomes IS NULL AND coalesce(ended_at, ends_at) <= $1 ORDER BY started_at LIMIT $2`;
const SETTLE = 'UPDATE recommendation_experiments SET outcomes = $2 WHERE id = $1 AND outcomes IS NULL';
const SETTLED =
  'SELECT id, outcomes FROM recommendation_experiments WHERE id = ANY ($1) AND outcomes IS NOT NULL';

/** An arm as it is stored, by the names that processes of other versions read. */
interface StoredArm extends Omit<ExperimentArm, 'weights'> {
  readonly voices: ExperimentArm['weights'];
}

type Stored<Row extends Experiment> = Omit<Row, 'arms'> & { readonly arms: readonly StoredArm[] };

function toStoredArm({ weights, ...arm }: ExperimentArm): StoredArm {
  return { ...arm, voices: weights };
}

function toArm({ voices, ...arm }: StoredArm): ExperimentArm {
  return { ...arm, weights: voices };
}

function toExperiment({ arms, ...row }: Stored<Experiment>): Experiment {
  return { ...row, arms: arms.map(toArm) };
}

function toRecord({ arms, ...row }: Stored<ExperimentRecord>): ExperimentRecord {
  return { ...row, arms: arms.map(toArm) };
}

export function createPostgresExperimentRepository(pool: pg.Pool): ExperimentRepository {
  return {
    async running(now) {
      const { rows } = await pool.query<Stored<Experiment>>(RUNNING, [now]);
      return rows[0] ? toExperiment(rows[0]) : null;
    },
    async list(first, now) {
      const { rows } = await pool.query<Stored<ExperimentRecord>>(LATEST, [first, now]);
      return rows.map(toRecord);
    },
    start: ({ id, name, share, arms, startedAt, endsAt }, entry) =>
      inTransaction(pool, async (client) => {
        await client.query(NOTE_ENDS, [startedAt]);
        const values = [id, name, share, JSON.stringify(arms.map(toStoredArm)), startedAt, endsAt];
        const { rowCount } = await client.query(START, values);
        if (rowCount !== 1) return false;
        if (entry) await createPostgresAuditLog(client).append(entry);
        return true;
      }),
    end: (experimentId, now, entry) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<Stored<ExperimentRecord>>(END, [experimentId, now]);
        const [experiment] = rows;
        if (!experiment) return null;
        if (entry) await createPostgresAuditLog(client).append(entry);
        return toRecord(experiment);
      }),

    async unsettled(endedBy, first) {
      const { rows } = await pool.query<{ id: string }>(UNSETTLED, [endedBy, first]);
      return rows.map(({ id }) => id);
    },
    async settle(experimentId, outcomes) {
      await pool.query(SETTLE, [experimentId, JSON.stringify(outcomes)]);
    },
    async settledOutcomes(experimentIds) {
      const { rows } = await pool.query<{ id: string; outcomes: ArmOutcome[] }>(SETTLED, [experimentIds]);
      return new Map(rows.map(({ id, outcomes }) => [id, outcomes]));
    },
  };
}
