import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import { toPage } from '../../shared/page.js';
import { WatchProgress, type WatchProgressProperties } from './domain/watch-progress.js';
import { instantCursor, readInstantCursor } from './instant-cursor.js';
import type { WatchProgressRepository } from './watch-progress.repository.js';

export function createPrismaWatchProgressRepository(client: DatabaseClient): WatchProgressRepository {
  return {
    async lockProfile(profileId) {
      await client.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${profileId}, 0))) AS held`;
    },

    async find(profileId, titleIds) {
      const rows = await client.watchProgress.findMany({
        where: { profileId, titleId: { in: [...titleIds] } },
      });
      return rows.map((row) => WatchProgress.restore(row));
    },

    async saveAll(progress) {
      const rows = progress.map(({ snapshot }) => snapshot);
      // One statement for all; an older position that got past the lock still cannot replace a later one.
      await client.$executeRaw`
        INSERT INTO watch_progress
          (profile_id, title_id, state, position_seconds, duration_seconds, observed_at, sequence, completed_at)
        SELECT * FROM unnest(
          ${rows.map((row) => row.profileId)}::uuid[], ${rows.map((row) => row.titleId)}::uuid[],
          ${rows.map((row) => row.state)}::watch_state[], ${rows.map((row) => row.positionSeconds)}::int[],
          ${rows.map((row) => row.durationSeconds)}::int[],
          ${rows.map((row) => row.observedAt.toISOString())}::timestamptz[],
          ${rows.map((row) => row.sequence)}::int[],
          ${rows.map((row) => row.completedAt?.toISOString() ?? null)}::timestamptz[])
        ON CONFLICT (profile_id, title_id) DO UPDATE SET
          state = excluded.state, position_seconds = excluded.position_seconds,
          duration_seconds = excluded.duration_seconds, observed_at = excluded.observed_at,
          sequence = excluded.sequence, completed_at = excluded.completed_at
        WHERE (watch_progress.observed_at, watch_progress.sequence) <= (excluded.observed_at, excluded.sequence)`;
    },

    async continueWatching(profileId, maturityLimit, page) {
      const rows: WatchProgressProperties[] = await client.watchProgress.findMany({
        where: {
          profileId,
          state: 'IN_PROGRESS',
          title: { status: 'PUBLISHED', minimumAge: { lte: maturityLimit } },
          ...(page.after === null ? {} : olderThan(page.after)),
        },
        orderBy: [{ observedAt: 'desc' }, { titleId: 'asc' }],
        take: page.first + 1,
      });
      return toPage(rows, page.first, (row) => instantCursor(row.observedAt, row.titleId));
    },
  };
}

function olderThan(cursor: string): Prisma.WatchProgressWhereInput {
  const { instant, id } = readInstantCursor(cursor);
  // "At most" lets the index begin there.
  return { observedAt: { lte: instant }, OR: [{ observedAt: { lt: instant } }, { titleId: { gt: id } }] };
}
