import fc from 'fast-check';
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { createSealedDatabase, type SealedDatabase } from '../../../test/support/seals.js';
import { inTransaction } from '../database/transaction.js';

const unhurried = new AbortController().signal;
const INSERT = `
  INSERT INTO audit_entries (id, action, subject_type, subject_id, occurred_at)
  VALUES (uuid_v7(), 'tests.written', 'test', '1', now())`;

/** The numbers of written, sealed and unsealed entries, with all problems. */
async function standing({ seals, pool }: SealedDatabase) {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int FROM audit_entries');
  const { tables, problems } = await seals.verify();
  return { written: rows[0]?.count, sealed: tables[0]?.sealed, unsealed: tables[0]?.unsealed, problems };
}

describe('sealing', () => {
  it('puts each entry into one seal, for any order of transactions and sealing', async () => {
    await using own = await createSealedDatabase();
    const step = fc.record({
      writer: fc.nat(3),
      does: fc.constantFrom('write', 'commit', 'roll back', 'seal'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const writers = await Promise.all(Array.from({ length: 4 }, () => own.pool.connect()));
        const open = new Set<number>();
        try {
          for (const { writer, does } of steps) {
            const client = writers[writer];
            if (does === 'seal') await own.seal();
            else if (does === 'write') {
              if (!open.has(writer)) await client?.query('BEGIN');
              open.add(writer);
              await client?.query(INSERT);
            } else if (open.delete(writer)) await client?.query(does === 'commit' ? 'COMMIT' : 'ROLLBACK');
          }
          for (const writer of open) await writers[writer]?.query('COMMIT');
        } finally {
          for (const client of writers) client.release();
        }
        await own.seal();
        const { written, ...rest } = await standing(own);
        expect(rest).toEqual({ sealed: written, unsealed: 0, problems: [] });
      }),
      { numRuns: 20 },
    );
  });

  it('happens once for concurrent sealers and writers', async () => {
    await using own = await createSealedDatabase();
    const others = Array.from({ length: 3 }, () => own.another());
    let isWriting = true;
    const writing = Promise.all(
      Array.from({ length: 3 }, async () => {
        for (let count = 0; count < 30; count += 1) await own.write('audit_entries', 25);
      }),
    ).finally(() => {
      isWriting = false;
    });
    const sealing = others.map(async ({ sealer }) => {
      while (isWriting) await sealer.sealWaiting(unhurried);
    });
    await Promise.all([writing, ...sealing]);
    await own.seal();
    expect(await standing(own)).toEqual({ written: 2_250, sealed: 2_250, unsealed: 0, problems: [] });
    expect((await own.seals.head())?.number).toBeGreaterThan(3);
  });

  it('limits the size of seals, and continues until nothing is waiting', async () => {
    await using own = await createSealedDatabase();
    await own.write('audit_entries', 2_500);
    expect(await own.seal()).toBe(3);
    expect(await own.seal()).toBe(0);
    expect(await standing(own)).toEqual({ written: 2_500, sealed: 2_500, unsealed: 0, problems: [] });
  });

  it('that was interrupted at any step is repeated as if it had not started', async () => {
    await using own = await createSealedDatabase();
    for (const step of [
      'pg_try_advisory',
      'DELETE FROM unsealed',
      'audit_entries',
      'ORDER BY number DESC',
      'INSERT INTO audit_seals',
    ]) {
      await own.write('audit_entries', 5);
      await using dying = dyingSealer(own, step);
      await expect(dying.seal()).rejects.toThrow();
      expect({ step, died: dying.died() }).toEqual({ step, died: true });
      expect({ step, ...(await standing(own)) }).toMatchObject({ step, unsealed: 5, problems: [] });
      await own.seal();
      expect({ step, ...(await standing(own)) }).toMatchObject({ step, unsealed: 0, problems: [] });
    }
    expect(await own.seals.head()).toMatchObject({ number: 5 });
  });

  it('neither waits for others nor blocks them', async () => {
    await using own = await createSealedDatabase();
    await own.write('audit_entries', 1);
    await inTransaction(own.pool, async (client) => {
      await client.query(INSERT);
      expect(await own.seal()).toBe(1);
      await own.write('audit_entries', 1);
      expect(await own.seal()).toBe(1);
    });
    expect(await own.seal()).toBe(1);
    expect(await standing(own)).toEqual({ written: 3, sealed: 3, unsealed: 0, problems: [] });
  });
});

/** A sealer whose connection the server closes after a statement. */
function dyingSealer(own: SealedDatabase, step: string) {
  const pool = new Pool({ connectionString: own.url, application_name: 'dying' });
  const fate = { hasDied: false };
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...parameters: unknown[]) => Promise<unknown>;
    const queryAndDie = async (...parameters: unknown[]) => {
      const answer = await query(...parameters);
      if (JSON.stringify(parameters[0]).includes(step)) {
        await own.pool.query(
          `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'dying'`,
        );
        fate.hasDied = true;
      }
      return answer;
    };
    Object.assign(client, { query: queryAndDie });
  });
  return {
    seal: () => own.another({ pool }).sealer.sealWaiting(unhurried),
    died: () => fate.hasDied,
    [Symbol.asyncDispose]: () => pool.end(),
  };
}
