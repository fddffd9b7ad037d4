import { deserialize, serialize } from 'node:v8';
import type pg from 'pg';
import { createPostgresAuditLog } from '../../platform/audit/audit-log.postgres.js';
import { forEachRows, type RowQuery } from '../../platform/database/rows.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { joined, type NeighbourLists } from './domain/neighbour-lists.js';
import type { LearnedWeights, StrategyWeight } from './domain/strategy-weights.js';
import type { BlockOutcome, ModelBuild, ModelReport, ModelRepository } from './model.repository.js';

/** "model" in ASCII; serialises changes of the published model. */
const PUBLISH_LOCK = 0x6d6f64656c;
/** "begin" in ASCII; of models that are begun concurrently, the last one is learned. */
const BEGIN_LOCK = 0x626567696e;
/** PostgreSQL limits a value to a gigabyte, and sends it as a whole. */
const PART_BYTES = 16 * 1024 * 1024;

const DELETE_UNFINISHED = "DELETE FROM recommendation_models WHERE status = 'BUILDING'";
const DISCARD = `${DELETE_UNFINISHED} AND id = $1`;
const INSERT_MODEL = `
  INSERT INTO recommendation_models
    (id, status, algorithm, interactions, viewers, titles, title_ids, voices, blocks, created_at)
  VALUES ($1, 'BUILDING', $2, $3, $4, cardinality($5::uuid[]), $5, $6, $7, $8)`;
const INSERT_INPUT = 'INSERT INTO recommendation_model_inputs (model_id, part, bytes) VALUES ($1, $2, $3)';
const SELECT_INPUTS = `
  SELECT input.bytes
  FROM recommendation_model_inputs input
  JOIN recommendation_models model ON model.id = input.model_id AND model.status = 'BUILDING'
  WHERE input.model_id = $1
  ORDER BY input.part`;

const LOCK_MODEL = `
  SELECT blocks FROM recommendation_models WHERE id = $1 AND status = 'BUILDING' FOR UPDATE`;
const INSERT_BLOCK = `
  INSERT INTO recommendation_model_blocks (model_id, block, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
const COUNT_BLOCKS = `
  SELECT count(*)::int AS learned FROM recommendation_model_blocks WHERE model_id = $1`;

const RETIRE = "UPDATE recommendation_models SET status = 'RETIRED' WHERE status = 'PUBLISHED'";
const PUBLISH =
  "UPDATE recommendation_models SET status = 'PUBLISHED', published_at = clock_timestamp() WHERE id = $1";
const DELETE_INPUTS = 'DELETE FROM recommendation_model_inputs WHERE model_id = $1';
const DELETE_OLD = `
  DELETE FROM recommendation_models WHERE id IN (
    SELECT id FROM recommendation_models WHERE status = 'RETIRED' ORDER BY published_at DESC OFFSET 1)`;
const SELECT_RETIRED = "SELECT id FROM recommendation_models WHERE id = $1 AND status = 'RETIRED'";

const SELECT_MODEL = `
  SELECT title_ids::text[] AS "titleIds", voices, blocks FROM recommendation_models WHERE id = $1`;
const SELECT_BLOCKS = 'SELECT bytes FROM recommendation_model_blocks WHERE model_id = $1 ORDER BY block';

const BLOCKS_LEARNED =
  '(SELECT count(*)::int FROM recommendation_model_blocks WHERE model_id = id) AS "blocksLearned"';
const SELECT_BUILDING = `
  SELECT id, blocks, ${BLOCKS_LEARNED}, created_at AS "createdAt"
  FROM recommendation_models
  WHERE status = 'BUILDING'
  ORDER BY created_at DESC
  LIMIT 1`;
const SELECT_REPORTS = `
  SELECT id, status, algorithm, interactions, viewers, titles, voices, blocks,
    ${BLOCKS_LEARNED},
    created_at AS "createdAt", published_at AS "publishedAt"
  FROM recommendation_models
  ORDER BY created_at DESC, id DESC`;

/** Weights as they are stored, by the names that processes of other versions read. */
type StoredWeights = readonly { readonly least: number; readonly voices: readonly StrategyWeight[] }[];

interface ModelRow {
  readonly titleIds: string[];
  readonly voices: StoredWeights;
  readonly blocks: number;
}

interface ReportRow extends Omit<ModelReport, 'strategyWeights'> {
  readonly voices: StoredWeights;
}

function toStoredWeights(learned: LearnedWeights): StoredWeights {
  return learned.map(({ least, weights }) => ({ least, voices: weights }));
}

function toLearnedWeights(stored: StoredWeights): LearnedWeights {
  return stored.map(({ least, voices }) => ({ least, weights: voices }));
}

export function createPostgresModelRepository(pool: pg.Pool): ModelRepository {
  async function publish(client: pg.ClientBase, modelId: string): Promise<void> {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PUBLISH_LOCK]);
    await client.query(RETIRE);
    await client.query(PUBLISH, [modelId]);
  }

  /** One part after the other: in transit a value is twice as large. */
  async function readBytes(statement: string, modelId: string): Promise<Buffer[]> {
    const values: Buffer[] = [];
    const query: RowQuery<[bytes: Buffer]> = { text: statement, values: [modelId], rowsAtATime: 1 };
    await forEachRows(pool, query, (rows) => {
      for (const [bytes] of rows) values.push(bytes);
    });
    return values;
  }

  return {
    begin: ({ id, algorithm, interactions, viewers, titleIds, strategyWeights, blocks, createdAt, input }) =>
      inTransaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock($1)', [BEGIN_LOCK]);
        await client.query(DELETE_UNFINISHED);
        const values = [
          id,
          algorithm,
          interactions,
          viewers,
          titleIds,
          JSON.stringify(toStoredWeights(strategyWeights)),
          blocks,
          createdAt,
        ];
        await client.query(INSERT_MODEL, values);
        for (let part = 0; part * PART_BYTES < input.length; part += 1) {
          const bytes = input.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
          await client.query(INSERT_INPUT, [id, part, bytes]);
        }
      }),

    async readInput(modelId) {
      const parts = await readBytes(SELECT_INPUTS, modelId);
      return parts.length === 0 ? null : Buffer.concat(parts);
    },

    async discard(modelId) {
      const { rowCount } = await pool.query(DISCARD, [modelId]);
      return rowCount === 1;
    },

    storeBlock: (modelId, block, lists) =>
      inTransaction(pool, async (client): Promise<BlockOutcome> => {
        const model = await client.query<{ blocks: number }>(LOCK_MODEL, [modelId]);
        if (!model.rows[0]) return 'UNWANTED';
        await client.query(INSERT_BLOCK, [modelId, block, serialize(lists)]);
        const { rows } = await client.query<{ learned: number }>(COUNT_BLOCKS, [modelId]);
        if (rows[0]?.learned !== model.rows[0].blocks) return 'STORED';
        await publish(client, modelId);
        await client.query(DELETE_INPUTS, [modelId]);
        await client.query(DELETE_OLD);
        return 'PUBLISHED';
      }),

    async publishedId() {
      const { rows } = await pool.query<{ id: string }>({
        name: 'recommendations-published-model',
        text: "SELECT id FROM recommendation_models WHERE status = 'PUBLISHED'",
      });
      return rows[0]?.id ?? null;
    },

    async read(modelId) {
      const models = await pool.query<ModelRow>(SELECT_MODEL, [modelId]);
      const [model] = models.rows;
      if (!model) return null;
      const blocks = await readBytes(SELECT_BLOCKS, modelId);
      // It may have been deleted in the meantime, when two others were published.
      if (blocks.length < model.blocks) return null;
      const neighbours = joined(blocks.map((bytes) => deserialize(bytes) as NeighbourLists));
      return { titleIds: model.titleIds, strategyWeights: toLearnedWeights(model.voices), neighbours };
    },

    async building() {
      const { rows } = await pool.query<ModelBuild>(SELECT_BUILDING);
      return rows[0] ?? null;
    },

    async list() {
      const { rows } = await pool.query<ReportRow>(SELECT_REPORTS);
      return rows.map(({ voices, ...row }) => ({ ...row, strategyWeights: toLearnedWeights(voices) }));
    },

    republish: (modelId, entry) =>
      inTransaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock($1)', [PUBLISH_LOCK]);
        const { rowCount } = await client.query(SELECT_RETIRED, [modelId]);
        if (rowCount !== 1) return false;
        await publish(client, modelId);
        if (entry) await createPostgresAuditLog(client).append(entry);
        return true;
      }),
  };
}
