import type { Prisma } from '../../../generated/prisma/client.js';
import type { DatabaseClient } from '../../../platform/database/database.js';
import { mapPage, toPage } from '../../../shared/page.js';
import { idCursor, readIdCursor } from '../id-cursor.js';
import type { ImportedTitle, ImportOutcome, ImportProblem, ImportProgress } from './catalog-import.js';
import type { CatalogImportRepository } from './catalog-import.repository.js';

const MOST_PROBLEMS = 50;

type Row = Prisma.CatalogImportGetPayload<{ omit: { titles: true } }>;

export function createPrismaCatalogImportRepository(client: DatabaseClient): CatalogImportRepository {
  return {
    async insert({ titles, ...wanted }) {
      await client.catalogImport.create({
        data: { ...wanted, titles, total: titles.length },
      });
    },

    async find(id) {
      const row = await client.catalogImport.findUnique({ where: { id }, omit: { titles: true } });
      return row && toProgress(row);
    },

    async list({ first, after }) {
      const rows = await client.catalogImport.findMany({
        where: after === null ? {} : { id: { lt: readIdCursor(after) } },
        // By time of request (UUIDv7).
        orderBy: { id: 'desc' },
        take: first + 1,
        omit: { titles: true },
      });
      return mapPage(
        toPage(rows, first, ({ id }) => idCursor(id)),
        toProgress,
      );
    },

    async remaining(id) {
      const row = await client.catalogImport.findUnique({
        where: { id },
        select: { titles: true, done: true },
      });
      // Validated when it was submitted.
      return row ? (row.titles as unknown as ImportedTitle[]).slice(row.done) : [];
    },

    async count(id, done, key, outcome) {
      const problem =
        typeof outcome === 'object' ? JSON.stringify([{ key, message: outcome.rejected }]) : '[]';
      await client.$executeRawUnsafe(
        `UPDATE catalog_imports SET done = done + 1, created = created + $3, updated = updated + $4, rejected = rejected + $5,
           problems = CASE WHEN jsonb_array_length(problems) < ${MOST_PROBLEMS} THEN problems || $6::jsonb ELSE problems END
         WHERE id = $1::uuid AND done = $2`,
        id,
        done,
        ...countsOf(outcome),
        problem,
      );
    },

    async finish(id, now) {
      await client.catalogImport.updateMany({
        where: { id, state: 'RUNNING' },
        data: { state: 'FINISHED', finishedAt: now, titles: [] },
      });
    },
  };
}

function countsOf(outcome: ImportOutcome): [created: number, updated: number, rejected: number] {
  return [outcome === 'created' ? 1 : 0, outcome === 'updated' ? 1 : 0, typeof outcome === 'object' ? 1 : 0];
}

function toProgress({ problems, ...row }: Row): ImportProgress {
  // Written only by `count`.
  return { ...row, problems: problems as unknown as ImportProblem[] };
}
