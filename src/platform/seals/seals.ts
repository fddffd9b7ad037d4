import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import { inTransaction } from '../database/transaction.js';
import { createSealKey } from './seal-key.js';
import { readHead } from './seal-table.js';
import type { SealedTable } from './sealed-table.js';
import { createSealer } from './sealer.js';
import { type VerificationOptions, verifySeals } from './verify-seals.js';

export interface SealsOptions {
  /** For long statements. */
  readonly pool: pg.Pool;
  readonly tables: readonly SealedTable[];
  /** AUTH_SECRET. */
  readonly secret: string;
  readonly clock: Clock;
}

export interface VerifyOptions extends Pick<VerificationOptions, 'head'> {
  /** Former values of AUTH_SECRET. */
  readonly formerSecrets?: readonly string[];
  /** Called after each seal with the total number of seals. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The chain of seals over append-only tables. */
export function createSeals({ pool, tables, secret, clock }: SealsOptions) {
  const key = createSealKey(secret);
  return {
    sealer: createSealer({ pool, tables, key, clock }),

    /** The last seal: its number, and its hash in hexadecimal. Null if there is none. */
    async head() {
      const { number, hash } = await inTransaction(pool, readHead);
      return number === 0 ? null : { number, hash: hash.toString('hex') };
    },

    /** Reads from one snapshot of the database. */
    verify: ({ formerSecrets = [], onProgress, head = null }: VerifyOptions = {}) =>
      inTransaction(pool, async (client) => {
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const total = (await readHead(client)).number;
        let done = 0;
        const onSeal = () => {
          done += 1;
          onProgress?.(done, total);
        };
        const keys = [key, ...formerSecrets.map(createSealKey)];
        return verifySeals({ client, tables, keys, head, onSeal });
      }),
  };
}
