import type pg from 'pg';
import { BEGINNING, NO_POSITIONS, type Seal } from './seal.js';
import { type SealedRow, type SealedTable, sealedRowsQuery } from './sealed-table.js';

/** A seal as stored: 64-bit numbers are text, and its time is in milliseconds since 1970. */
export type SealRow = Omit<Seal, 'number' | 'sealedAt'> & {
  readonly number: string;
  readonly sealedAt: string;
};

/** Independent of the connection's date settings. */
export const MONTH = "to_char(month, 'YYYY-MM-DD')";

export const SEAL_COLUMNS = `
  number, kind, table_name AS "tableName", ${MONTH} AS month, positions::text, entry_count AS "entryCount", rows_hash AS "rowsHash",
  previous_hash AS "previousHash", hash, key_id AS "keyId", signature, (extract(epoch FROM sealed_at) * 1000)::bigint AS "sealedAt"`;

/** The most rows per seal. */
const MOST_IN_A_SEAL = 1_000;

/** The rows for the next seal of a table: those that have waited longest, of one month. */
const TAKE = `
  WITH oldest AS (
    SELECT month FROM unsealed_entries
    WHERE table_name = $1 AND ($2::date IS NULL OR month = $2::date) ORDER BY position LIMIT 1),
  taken AS (
    DELETE FROM unsealed_entries WHERE table_name = $1 AND position IN (
      SELECT position FROM unsealed_entries
      WHERE table_name = $1 AND month IS NOT DISTINCT FROM (SELECT month FROM oldest)
      ORDER BY position LIMIT ${MOST_IN_A_SEAL})
    RETURNING position, month)
  SELECT range_agg(int8range(position, position + 1))::text AS positions, count(*)::int AS count,
    to_char(min(month), 'YYYY-MM-DD') AS month
  FROM taken`;

const INSERT = `
  INSERT INTO audit_seals (number, kind, table_name, month, positions, entry_count, rows_hash, previous_hash, hash, key_id,
    signature, sealed_at)
  VALUES ($1, $2, $3, $4::date, $5::int8multirange, $6, $7, $8, $9, $10, $11, $12)`;

export interface TakenRows {
  readonly positions: string;
  readonly count: number;
  readonly month: string | null;
}

/** Takes waiting rows from the list. @returns null when there are none */
export async function takeUnsealed(
  client: pg.ClientBase,
  tableName: string,
  month: string | null,
): Promise<TakenRows | null> {
  const { rows } = await client.query<TakenRows>(TAKE, [tableName, month]);
  return rows[0] && rows[0].count > 0 ? rows[0] : null;
}

export async function readSealedRows(
  client: pg.ClientBase,
  table: SealedTable,
  positions: string,
): Promise<SealedRow[]> {
  if (positions === NO_POSITIONS) return [];
  const { rows } = await client.query<SealedRow>(sealedRowsQuery(table, positions));
  return rows;
}

/** The data that the next seal is based on. */
export async function readHead(client: pg.ClientBase): Promise<Pick<Seal, 'number' | 'hash'>> {
  const { rows } = await client.query<{ number: string; hash: Buffer }>(
    'SELECT number, hash FROM audit_seals ORDER BY number DESC LIMIT 1',
  );
  return rows[0] ? { number: Number(rows[0].number), hash: rows[0].hash } : { number: 0, hash: BEGINNING };
}

export async function insertSeal(client: pg.ClientBase, seal: Seal): Promise<void> {
  await client.query(INSERT, [
    seal.number,
    seal.kind,
    seal.tableName,
    seal.month,
    seal.positions,
    seal.entryCount,
    seal.rowsHash,
    seal.previousHash,
    seal.hash,
    seal.keyId,
    seal.signature,
    seal.sealedAt,
  ]);
}

export function toSeal({ number, sealedAt, ...row }: SealRow): Seal {
  return { ...row, number: Number(number), sealedAt: new Date(Number(sealedAt)) };
}
