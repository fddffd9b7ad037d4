import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

const ACCOUNT = `
  SELECT id, email, role, origin, external_id AS "externalId", email_verified_at AS "emailVerifiedAt",
    suspended_at AS "suspendedAt", erasure_due_at AS "erasureDueAt", created_at AS "createdAt"
  FROM accounts WHERE id = $1`;

const DEVICES = `
  SELECT id, device_name AS "deviceName", platform, address, bound_profile_id AS "boundProfileId",
    created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt",
    rotated_at AS "rotatedAt", previous_rotated_at AS "previousRotatedAt", revoked_at AS "endedAt", revoked_because AS "endedBecause"
  FROM device_sessions WHERE account_id = $1 ORDER BY created_at, id`;

const DEVICE_SIGN_INS = `
  SELECT id, device_name AS "deviceName", platform, address, state, decided_by AS "decidedBy",
    last_polled_at AS "lastPolledAt", created_at AS "createdAt", expires_at AS "expiresAt"
  FROM device_sign_ins WHERE account_id = $1 ORDER BY created_at, id`;

/** The account and its devices, without hashes of credentials. */
export function createAccountsPersonalData(pool: pg.Pool): PersonalDataSource[] {
  const source = (name: string, table: string, text: string): PersonalDataSource => ({
    name,
    tables: [table],
    read: ({ accountId }) => streamRows(pool, { text, values: [accountId] }),
  });
  return [
    source('account', 'accounts', ACCOUNT),
    source('devices', 'device_sessions', DEVICES),
    source('deviceSignIns', 'device_sign_ins', DEVICE_SIGN_INS),
  ];
}
