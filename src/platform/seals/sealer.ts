import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../shared/clock.js';
import { inTransaction } from '../database/transaction.js';
import { hashOfRows, NO_POSITIONS, type Seal, type SealContent, sealWith } from './seal.js';
import type { SealKey } from './seal-key.js';
import { insertSeal, readHead, readSealedRows, takeUnsealed } from './seal-table.js';
import type { SealedTable } from './sealed-table.js';

export interface SealerOptions {
  readonly pool: Pool;
  readonly tables: readonly SealedTable[];
  readonly key: SealKey;
  readonly clock: Clock;
}

/** Creates seals. Any number of processes may do so: they take turns. */
export interface Sealer {
  /**
   * Seals committed rows, as one or more seals.
   * @returns the new seals; none while another process is sealing
   */
  sealWaiting(signal: AbortSignal, onSealed?: (seal: Seal) => void): Promise<number>;
  /**
   * Records in the chain that a month's rows are deleted, in the transaction that deletes them. Waiting rows are
   * sealed first. The month is locked until the transaction ends, so that nothing is added to it.
   */
  retire(client: PoolClient, month: RetiredMonth): Promise<void>;
}

export interface RetiredMonth {
  readonly tableName: string;
  /** Its first day, such as 2026-11-01. */
  readonly month: string;
}

/** "seal" in ASCII: the key of the advisory lock of sealers. */
const CHAIN_LOCK = 0x7365616c;

export function createSealer({ pool, tables, key, clock }: SealerOptions): Sealer {
  async function append(
    client: PoolClient,
    content: Omit<SealContent, 'number' | 'previousHash' | 'sealedAt'>,
  ): Promise<Seal> {
    const head = await readHead(client);
    const place = { number: head.number + 1, previousHash: head.hash, sealedAt: clock.now() };
    const seal = sealWith(key, { ...content, ...place });
    await insertSeal(client, seal);
    return seal;
  }

  /** Rows are taken from the list in the transaction of their seal, so each is in exactly one seal. */
  async function sealSome(
    client: PoolClient,
    table: SealedTable,
    onlyMonth: string | null = null,
  ): Promise<Seal | null> {
    const taken = await takeUnsealed(client, table.name, onlyMonth);
    if (!taken) return null;
    const { positions, count, month } = taken;
    const rows = await readSealedRows(client, table, positions);
    // A row that has already disappeared is missing in its seal, and verification reports it.
    return append(client, {
      kind: 'ENTRIES',
      tableName: table.name,
      month,
      positions,
      entryCount: count,
      rowsHash: hashOfRows(rows),
    });
  }

  async function sealOne(table: SealedTable): Promise<Seal | null> {
    return inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_xact_lock($1, 0) AS mine',
        [CHAIN_LOCK],
      );
      return rows[0]?.mine ? sealSome(client, table) : null;
    });
  }

  return {
    async sealWaiting(signal, onSealed) {
      let made = 0;
      for (const table of tables) {
        for (;;) {
          signal.throwIfAborted();
          const seal = await sealOne(table);
          if (!seal) break;
          made += 1;
          onSealed?.(seal);
        }
      }
      return made;
    },

    async retire(client, { tableName, month }) {
      const table = tables.find(({ name }) => name === tableName);
      if (!table) throw new RangeError(`${tableName} is not sealed.`);
      // In this order: a sealer that holds the lock of the chain reads rows.
      await client.query('SELECT pg_advisory_xact_lock($1, 0)', [CHAIN_LOCK]);
      await client.query('SELECT lock_monthly_partition($1, $2)', [tableName, month]);
      while (await sealSome(client, table, month));
      await append(client, {
        kind: 'RETIRED',
        tableName,
        month,
        positions: NO_POSITIONS,
        entryCount: 0,
        rowsHash: hashOfRows([]),
      });
    },
  };
}
