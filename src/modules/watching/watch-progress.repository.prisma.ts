import type { DatabaseClient } from '../../platform/database/database.js';
import { WatchProgress } from './domain/watch-progress.js';
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
  };
}
