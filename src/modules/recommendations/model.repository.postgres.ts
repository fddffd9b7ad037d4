import type pg from 'pg';
import { type CopyValue, copyRows } from '../../platform/database/copy-rows.js';
import { forEachRows, type RowQuery } from '../../platform/database/rows.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { NeighbourListsBuilder } from './domain/neighbour-lists.js';
import type { NeighbourRow } from './domain/similarity-matrix.js';
import type { TitleIndex } from './domain/title-index.js';
import type { ModelRepository } from './model.repository.js';

const INSERT_MODEL = `
  INSERT INTO recommendation_models (id, status, interactions, viewers, titles, created_at)
  VALUES ($1, 'BUILDING', $2, $3, $4, $5)`;

const SIMILARITY_COLUMNS = ['model_id', 'title_id', 'neighbour_ids', 'similarities', 'supports'];

/** Spells "model"; builders that end together publish one after the other. */
const PUBLISH_LOCK = 0x6d6f64656c;

const RETIRE = "UPDATE recommendation_models SET status = 'RETIRED' WHERE status = 'PUBLISHED'";
const PUBLISH =
  "UPDATE recommendation_models SET status = 'PUBLISHED', published_at = clock_timestamp() WHERE id = $1";
const DELETE_OLD = `
  DELETE FROM recommendation_models WHERE id IN (
    SELECT id FROM recommendation_models WHERE status = 'RETIRED' ORDER BY published_at DESC OFFSET 1)`;

function neighboursOf(
  modelId: string,
): RowQuery<[titleId: string, neighbourIds: string[], similarities: number[]]> {
  return {
    text: `
      SELECT title_id, neighbour_ids, similarities
      FROM item_similarities
      WHERE model_id = $1
      ORDER BY title_id`,
    values: [modelId],
    rowsAtATime: 250,
  };
}

export function createPostgresModelRepository(pool: pg.Pool): ModelRepository {
  return {
    publish: (model, titles, rows) =>
      inTransaction(pool, async (client) => {
        const { id, interactions, viewers, createdAt } = model;
        await client.query(INSERT_MODEL, [id, interactions, viewers, titles.size, createdAt]);
        await copyRows(client, 'item_similarities', SIMILARITY_COLUMNS, similarityRows(id, titles, rows));
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
        for (const [titleId, neighbourIds, similarities] of rows) {
          const title = titles.indexOf(titleId);
          if (title === undefined) continue;
          neighbourIds.forEach((neighbourId, rank) => {
            const neighbour = titles.indexOf(neighbourId);
            if (neighbour !== undefined) builder.add({ title, neighbour, similarity: similarities[rank]! });
          });
        }
      });
      return builder.build();
    },
  };
}

function* similarityRows(
  modelId: string,
  { ids }: TitleIndex,
  rows: Iterable<NeighbourRow>,
): Generator<CopyValue[]> {
  for (const { title, neighbours, similarities, support } of rows) {
    if (neighbours.length === 0) continue;
    const neighbourIds = Array.from(neighbours, (neighbour) => ids[neighbour]!);
    yield [modelId, ids[title]!, arrayOf(neighbourIds), arrayOf(similarities), arrayOf(support)];
  }
}

/** PostgreSQL's array literal; numbers and identifiers need no quotes. */
function arrayOf(values: ArrayLike<string | number>): string {
  return `{${Array.prototype.join.call(values, ',')}}`;
}
