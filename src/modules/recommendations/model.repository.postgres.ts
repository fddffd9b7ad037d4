import type pg from 'pg';
import { forEachRows, type RowQuery } from '../../platform/database/rows.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { NeighbourListsBuilder } from './domain/neighbour-lists.js';
import type { NeighbourRow } from './domain/similarity-matrix.js';
import type { TitleIndex } from './domain/title-index.js';
import type { LearnedModel, ModelRepository } from './model.repository.js';

const INSERT_MODEL = `
  INSERT INTO recommendation_models (id, status, interactions, viewers, titles, created_at)
  VALUES ($1, 'BUILDING', $2, $3, $4, $5)`;

const INSERT_SIMILARITIES = {
  name: 'recommendations-insert-similarities',
  text: `
    INSERT INTO item_similarities (model_id, title_id, rank, neighbour_id, similarity, support)
    SELECT $1, *
    FROM unnest($2::uuid[], $3::smallint[], $4::uuid[], $5::real[], $6::integer[])`,
};

/** Spells "model"; builders that end together publish one after the other. */
const PUBLISH_LOCK = 0x6d6f64656c;

const RETIRE = "UPDATE recommendation_models SET status = 'RETIRED' WHERE status = 'PUBLISHED'";
const PUBLISH =
  "UPDATE recommendation_models SET status = 'PUBLISHED', published_at = clock_timestamp() WHERE id = $1";
const DELETE_OLD = `
  DELETE FROM recommendation_models WHERE id IN (
    SELECT id FROM recommendation_models WHERE status = 'RETIRED' ORDER BY published_at DESC OFFSET 1)`;

function neighboursOf(modelId: string): RowQuery<[titleId: string, neighbourId: string, similarity: number]> {
  return {
    text: `
      SELECT title_id, neighbour_id, similarity
      FROM item_similarities
      WHERE model_id = $1
      ORDER BY title_id, rank`,
    values: [modelId],
  };
}

export function createPostgresModelRepository(pool: pg.Pool): ModelRepository {
  return {
    publish: (model, titles, rows) =>
      inTransaction(pool, async (client) => {
        const { id, interactions, viewers, createdAt } = model;
        await client.query(INSERT_MODEL, [id, interactions, viewers, titles.size, createdAt]);
        await insertSimilarities(client, model, titles, rows);
        await client.query('SELECT pg_advisory_xact_lock($1)', [PUBLISH_LOCK]);
        await client.query(RETIRE);
        await client.query(PUBLISH, [id]);
        await client.query(DELETE_OLD);
      }),

    async publishedId() {
      const { rows } = await pool.query<{ id: string }>({
        name: 'recommendations-published-model',
        text: "SELECT id FROM recommendation_models WHERE status = 'PUBLISHED'",
      });
      return rows[0]?.id ?? null;
    },

    async readNeighbours(modelId, titles) {
      const builder = new NeighbourListsBuilder(titles.size);
      await forEachRows(pool, neighboursOf(modelId), (rows) => {
        for (const [titleId, neighbourId, similarity] of rows) {
          const title = titles.indexOf(titleId);
          const neighbour = titles.indexOf(neighbourId);
          if (title !== undefined && neighbour !== undefined) builder.add({ title, neighbour, similarity });
        }
      });
      return builder.build();
    },
  };
}

const ENTRIES_AT_A_TIME = 10_000;

async function insertSimilarities(
  client: pg.PoolClient,
  { id }: LearnedModel,
  titles: TitleIndex,
  rows: Iterable<NeighbourRow>,
): Promise<void> {
  let batch = emptyBatch();
  const insert = () =>
    client.query(INSERT_SIMILARITIES, [
      id,
      batch.titleIds,
      batch.ranks,
      batch.neighbourIds,
      batch.similarities,
      batch.supports,
    ]);
  for (const row of rows) {
    row.neighbours.forEach((neighbour, rank) => {
      batch.titleIds.push(titles.ids[row.title]!);
      batch.ranks.push(rank);
      batch.neighbourIds.push(titles.ids[neighbour]!);
      batch.similarities.push(row.similarities[rank]!);
      batch.supports.push(row.support[rank]!);
    });
    if (batch.ranks.length >= ENTRIES_AT_A_TIME) {
      await insert();
      batch = emptyBatch();
    }
  }
  if (batch.ranks.length > 0) await insert();
}

function emptyBatch() {
  return {
    titleIds: [] as string[],
    ranks: [] as number[],
    neighbourIds: [] as string[],
    similarities: [] as number[],
    supports: [] as number[],
  };
}
