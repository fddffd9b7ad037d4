import type pg from 'pg';
import { SEALED_AUDIT_ENTRIES } from '../../src/modules/audit/audit.sealing.js';
import { SEALED_ACCESS_ENTRIES } from '../../src/modules/playback/access-log/access-log.sealing.js';
import { createDatabase } from '../../src/platform/database/database.js';
import { createSeals } from '../../src/platform/seals/seals.js';
import { systemClock } from '../../src/shared/clock.js';
import { createTestDatabase } from './test-database.js';

export const SEAL_SECRET = 'the secret that the seals of a test are made with';
const tables = [SEALED_AUDIT_ENTRIES, SEALED_ACCESS_ENTRIES];

/** A separate database, and the seals over its two logs. */
export interface SealedDatabase extends AsyncDisposable {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly seals: ReturnType<typeof createSeals>;
  /** The same for another process. */
  another(options?: { readonly secret?: string; readonly pool?: pg.Pool }): ReturnType<typeof createSeals>;
  /** Seals all waiting entries. */
  seal(): Promise<number>;
  /** Writes this many entries in one transaction each. @returns their positions */
  write(table: 'audit_entries' | 'access_entries', count: number, at?: string): Promise<string[]>;
  /** Makes changes that the database refuses, as the owner of its tables can. */
  tamper(table: string, statement: string): Promise<void>;
}

const WRITE = {
  audit_entries: `
    INSERT INTO audit_entries (id, actor_id, action, subject_type, subject_id, before, details, occurred_at)
    SELECT uuid_v7(), uuid_v7(), 'tests.written', 'test', 'ünï' || number, '{"role": "VIEWER", "a": [1.50, null]}', '{}', $2
    FROM generate_series(1, $1::int) AS number RETURNING position`,
  access_entries: `
    INSERT INTO access_entries (id, event, account_id, network, occurred_at)
    SELECT uuid_v7(), 'GRANTED', uuid_v7(), '192.0.2.0/24', $2 FROM generate_series(1, $1::int) RETURNING position`,
} as const;

export async function createSealedDatabase(): Promise<SealedDatabase> {
  const own = await createTestDatabase();
  const database = createDatabase({
    ...own.routes,
    poolSize: 10,
    acquireTimeoutMs: 5_000,
    statementTimeoutMs: 15_000,
  });
  const { pool } = database;
  const another: SealedDatabase['another'] = ({
    secret = SEAL_SECRET,
    pool: itsPool = database.batchPool,
  } = {}) => createSeals({ pool: itsPool, tables, secret, clock: systemClock });
  const seals = another();
  return {
    url: own.url,
    pool,
    seals,
    another,
    seal: () => seals.sealer.sealWaiting(new AbortController().signal),
    async write(table, count, at = '2026-11-05T12:00:00.123Z') {
      if (table === 'access_entries') {
        await pool.query('SELECT ensure_monthly_partition($1, $2)', [table, at.slice(0, 10)]);
      }
      const { rows } = await pool.query<{ position: string }>(WRITE[table], [count, at]);
      return rows.map(({ position }) => position);
    },
    async tamper(table, statement) {
      const client = await pool.connect();
      try {
        await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
        await client.query(statement);
      } finally {
        await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
        client.release();
      }
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await own.drop();
    },
  };
}
