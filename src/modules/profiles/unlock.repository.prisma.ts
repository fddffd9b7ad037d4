import type { DatabaseClient } from '../../platform/database/database.js';
import type { UnlockRepository } from './unlock.repository.js';

export function createPrismaUnlockRepository(client: DatabaseClient): UnlockRepository {
  return {
    async findBySession(sessionId, now) {
      const rows = await client.profileUnlock.findMany({
        where: { sessionId, expiresAt: { gt: now } },
        select: { profileId: true, expiresAt: true },
      });
      return rows.map(({ profileId, expiresAt }) => ({ profileId, expiresAt: expiresAt.getTime() }));
    },

    async grant({ sessionId, profileId, pinHash, expiresAt }) {
      // Waits for a concurrent change of the PIN, and then sees the new one.
      const count = await client.$executeRaw`
        INSERT INTO profile_unlocks (session_id, profile_id, expires_at)
        SELECT ${sessionId}::uuid, id, ${expiresAt.toISOString()}::timestamptz
        FROM profiles WHERE id = ${profileId}::uuid AND pin_hash = ${pinHash} AND deleted_at IS NULL
        FOR SHARE
        ON CONFLICT (session_id, profile_id) DO UPDATE SET expires_at = excluded.expires_at`;
      return count > 0;
    },

    async forget(profileId, exceptSessionId) {
      await client.profileUnlock.deleteMany({ where: { profileId, sessionId: { not: exceptSessionId } } });
    },

    async prune(now) {
      await client.profileUnlock.deleteMany({ where: { expiresAt: { lte: now } } });
    },
  };
}
