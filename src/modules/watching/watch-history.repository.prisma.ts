import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import { instantCursor, readInstantCursor } from '../../shared/instant-cursor.js';
import { toPage } from '../../shared/page.js';
import type { WatchHistoryRepository } from './watch-history.repository.js';

export function createPrismaWatchHistoryRepository(client: DatabaseClient): WatchHistoryRepository {
  return {
    async list(profileId, maturityLimit, page) {
      const rows = await client.watchHistoryEntry.findMany({
        where: {
          profileId,
          title: { minimumAge: { lte: maturityLimit } },
          ...(page.after === null ? {} : olderThan(page.after)),
        },
        orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
        take: page.first + 1,
      });
      return toPage(rows, page.first, (row) => instantCursor(row.occurredAt, row.id));
    },
  };
}

function olderThan(cursor: string): Prisma.WatchHistoryEntryWhereInput {
  const { instant, id } = readInstantCursor(cursor);
  // "At most" lets the index begin there, and leaves later months unread.
  return { occurredAt: { lte: instant }, OR: [{ occurredAt: { lt: instant } }, { id: { lt: id } }] };
}
