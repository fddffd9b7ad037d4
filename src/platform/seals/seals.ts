import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import { inTransaction } from '../database/transaction.js';
import { createSealKey } from './seal-key.js';
import { readHead } from './seal-table.js';
import type { SealedTable } from './sealed-table.js';
import { createSealer } from './sealer.js';
import { type VerificationOptions, verifySeals } from './verify-seals.js';

export interface SealsOptions {
  /** For statements that may take long. */
  readonly pool: pg.Pool;
  readonly tables: readonly SealedTable[];
  /** AUTH_SECRET. */
  readonly secret: string;
  readonly clock: Clock;
}

export interface VerifyOptions extends Pick<VerificationOptions, 'head'> {
  /** What AUTH_SECRET was before. */
  readonly formerSecrets?: readonly string[];
  /** Told after each seal how many there are in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The chain of seals over the tables that only grow. */
export function createSeals({ pool, tables, secret, clock }: SealsOptions) {
  const key = createSealKey(secret);
  return {
    sealer: createSealer({ pool, tables, key, clock }),

    /** The last seal: its number, and its hash as hexadecimal digits. Null where there is none. */
    async head() {
      const { number, hash } = await inTransaction(pool, readHead);
      return number === 0 ? null : { number, hash: hash.toString('hex') };
    },

    /** Reads one snapshot of the database. */
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
