import type { DatabaseClient } from '../../../platform/database/database.js';
import { decodeCursor, encodeCursor } from '../../../shared/cursor.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import { mapPage, toPage } from '../../../shared/page.js';
import { restoreTitle } from '../domain/title-factory.js';
import { toProperties, withParts } from '../title.repository.prisma.js';
import type { CatalogShelfRepository } from './title-editing.repository.js';

export function createPrismaCatalogShelfRepository(client: DatabaseClient): CatalogShelfRepository {
  return {
    async find(id) {
      const row = await client.title.findUnique({ where: { id }, include: withParts });
      return row && restoreTitle(toProperties(row));
    },

    async list(status, { first, after }) {
      const rows = await client.title.findMany({
        where: {
          ...(status === null ? {} : { status }),
          ...(after === null ? {} : { id: { lt: readPlace(after) } }),
        },
        // By time of creation (UUIDv7).
        orderBy: { id: 'desc' },
        take: first + 1,
        include: withParts,
      });
      const page = toPage(rows, first, ({ id }) => encodeCursor([id]));
      return mapPage(page, (row) => restoreTitle(toProperties(row)));
    },
  };
}

function readPlace(cursor: string): string {
  const [id] = decodeCursor(cursor, ['string']) as [string];
  if (!isId(id)) throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
  return id;
}
