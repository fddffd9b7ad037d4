import type pg from 'pg';
import type { Account } from '../domain/account.js';
import type { DeviceSession } from '../domain/device-session.js';
import type { TokenRotationRepository } from './token-rotation.repository.js';

interface RenewedRow extends DeviceSession, Omit<Account, 'id' | 'createdAt'> {
  readonly accountCreatedAt: Date;
  readonly isVersionAsBefore: boolean;
}

/**
 * Under READ COMMITTED, a statement that waited for a row lock sees the new version of that row but the old versions of
 * all other rows: it could combine an updated session with its account's outdated role. Every change to what tokens
 * contain raises the session's version, so comparing it before and after detects this.
 */
const ROTATE = {
  name: 'accounts-rotate-session',
  text: `
    UPDATE device_sessions AS session
    SET refresh_token_hash = $2, previous_refresh_token_hash = $1, rotated_at = $3,
      previous_rotated_at = session.rotated_at, last_seen_at = $3, expires_at = $4, address = $5
    FROM device_sessions AS before JOIN accounts AS account ON account.id = before.account_id
    WHERE session.refresh_token_hash = $1 AND session.revoked_at IS NULL AND session.expires_at > $3
      AND before.id = session.id
    RETURNING session.id, session.account_id AS "accountId", session.device_name AS "deviceName", session.platform,
      session.address, session.bound_profile_id AS "boundProfileId", session.version,
      session.created_at AS "createdAt", session.last_seen_at AS "lastSeenAt", session.expires_at AS "expiresAt",
      account.email, account.role, account.email_verified_at IS NOT NULL AS "emailVerified",
      account.suspended_at AS "suspendedAt", account.erasure_due_at AS "erasureDueAt",
      account.created_at AS "accountCreatedAt", session.version = before.version AS "isVersionAsBefore"`,
};

/** Handwritten SQL, because Prisma would take most of the time of a rotation (`npm run bench -- tokens`). */
export function createPostgresTokenRotationRepository(pool: pg.Pool): TokenRotationRepository {
  return {
    async rotate({ currentHash, nextHash, now, expiresAt, address }) {
      const values = [currentHash, nextHash, now, expiresAt, address];
      const { rows } = await pool.query<RenewedRow>(ROTATE, values);
      return rows[0] ? toRenewedSession(rows[0]) : null;
    },
  };
}

function toRenewedSession({
  email,
  role,
  emailVerified,
  suspendedAt,
  erasureDueAt,
  accountCreatedAt,
  isVersionAsBefore,
  ...session
}: RenewedRow) {
  const account: Account = {
    id: session.accountId,
    email,
    role,
    emailVerified,
    suspendedAt,
    erasureDueAt,
    createdAt: accountCreatedAt,
  };
  return { session, account: isVersionAsBefore ? account : null };
}
