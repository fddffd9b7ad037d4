import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { createSealedDatabase, SEAL_SECRET, type SealedDatabase } from '../../../test/support/seals.js';
import { dropMonthlyPartitions } from '../database/partitions.js';

const TABLES = ['audit_entries', 'access_entries'] as const;

/** Three entries in each table, sealed together, then three more with a seal each. */
async function sealedTwice() {
  const own = await createSealedDatabase();
  const positions: Record<string, string[]> = {};
  for (const round of [1, 2]) {
    for (const table of TABLES) positions[`${table} ${round}`] = await own.write(table, 3);
    await own.seal();
  }
  return { own, positions };
}

async function firstProblem({ seals }: SealedDatabase, head: string | null = null) {
  return (await seals.verify({ head })).problems[0];
}

describe('seals', () => {
  it('verify in both tables, whatever the settings of the connection', async () => {
    const { own } = await sealedTwice();
    await using _own = own;
    await own.write('audit_entries', 2);
    const expected = {
      seals: 4,
      problemCount: 0,
      problems: [],
      tables: [
        { name: 'audit_entries', sealed: 6, retired: 0, unsealed: 2 },
        { name: 'access_entries', sealed: 6, retired: 0, unsealed: 0 },
      ],
    };
    expect(await own.seals.verify()).toMatchObject(expected);
    const settings = '-c TimeZone=Asia/Kathmandu -c DateStyle=German -c bytea_output=escape';
    const pool = new Pool({ connectionString: own.url, options: settings });
    try {
      expect(await own.another({ pool }).verify()).toMatchObject(expected);
    } finally {
      await pool.end();
    }
  });

  it('cover every column of both tables', async () => {
    await using own = await createSealedDatabase();
    for (const table of TABLES) {
      const { rows } = await own.pool.query<{ column: string }>(
        'SELECT column_name AS column FROM information_schema.columns WHERE table_name = $1',
        [table],
      );
      const columns = rows.map(({ column }) => column).filter((column) => column !== 'position');
      await own.write(table, 1);
      await own.seal();
      for (const column of columns) {
        const { rows: types } = await own.pool.query<{ type: string }>(
          'SELECT data_type AS type FROM information_schema.columns WHERE table_name = $1 AND column_name = $2',
          [table, column],
        );
        const type = types[0]?.type ?? '';
        const copy = `former_${table}_${column}`;
        await own.pool.query(`CREATE TABLE ${copy} AS SELECT "${column}" AS value FROM ${table}`);
        await own.tamper(table, `UPDATE ${table} SET "${column}" = ${OTHER[type] ?? `'DENIED'`}`);
        expect({ column, ...(await firstProblem(own)) }).toMatchObject({
          column,
          kind: 'ENTRY_CHANGED',
          tableName: table,
        });
        await own.tamper(table, `UPDATE ${table} SET "${column}" = (SELECT value FROM ${copy})`);
        expect({ column, ...(await firstProblem(own)) }).toEqual({ column });
      }
    }
  });

  it.each(TABLES)('detect one changed byte in %s, and name the seal', async (table) => {
    const { own, positions } = await sealedTwice();
    await using _own = own;
    const column = table === 'audit_entries' ? 'subject_id' : 'network';
    await own.tamper(
      table,
      `UPDATE ${table} SET ${column} = overlay(${column} placing '7' from 1) WHERE position = ${positions[`${table} 2`]?.[1]}`,
    );
    expect(await firstProblem(own)).toMatchObject({
      kind: 'ENTRY_CHANGED',
      tableName: table,
      seal: table === 'audit_entries' ? 3 : 4,
    });
  });

  it.each(TABLES)('detect a deleted row of %s, sealed or not', async (table) => {
    const { own, positions } = await sealedTwice();
    await using _own = own;
    await own.tamper(table, `DELETE FROM ${table} WHERE position = ${positions[`${table} 1`]?.[0]}`);
    expect(await firstProblem(own)).toMatchObject({ kind: 'ENTRY_MISSING', tableName: table });

    await using other = await createSealedDatabase();
    const [waiting] = await other.write(table, 2);
    await other.tamper(table, `DELETE FROM ${table} WHERE position = ${waiting}`);
    expect(await firstProblem(other)).toMatchObject({ kind: 'ENTRY_MISSING', seal: null });
    await other.seal();
    expect(await firstProblem(other)).toMatchObject({ kind: 'ENTRY_MISSING', seal: 1 });
  });

  it.each(TABLES)(
    'detect a row that was inserted into %s, with or without its own position',
    async (table) => {
      const { own, positions } = await sealedTwice();
      await using _own = own;
      const slipIn = (position: string) =>
        own.tamper(
          table,
          table === 'audit_entries'
            ? `INSERT INTO ${table} (id, action, subject_type, subject_id, occurred_at, position)
             VALUES (uuid_v7(), 'tests.forged', 'test', '1', '2026-11-05', ${position})`
            : `INSERT INTO ${table} (id, event, occurred_at, position) VALUES (uuid_v7(), 'GRANTED', '2026-11-05', ${position})`,
        );
      await slipIn(`nextval('${table}_position_seq')`);
      expect(await firstProblem(own)).toMatchObject({ kind: 'ENTRY_INSERTED', tableName: table, seal: null });
      await slipIn(positions[`${table} 1`]?.[1] ?? '');
      expect(await firstProblem(own)).toMatchObject({ kind: 'ENTRY_INSERTED', tableName: table });
      expect((await firstProblem(own))?.seal).not.toBeNull();
    },
  );

  it('detect seals that were removed, swapped or changed', async () => {
    for (const [statement, kind, seal] of [
      ['DELETE FROM audit_seals WHERE number = 2', 'SEAL_MISSING', 3],
      [
        'UPDATE audit_seals SET number = CASE number WHEN 2 THEN 30 WHEN 3 THEN 2 ELSE number END',
        'CHAIN_BROKEN',
        2,
      ],
      ["UPDATE audit_seals SET sealed_at = sealed_at - interval '1 day' WHERE number = 3", 'SEAL_CHANGED', 3],
      ["UPDATE audit_seals SET signature = sha256('guessed') WHERE number = 1", 'SIGNATURE_WRONG', 1],
    ] as const) {
      const { own } = await sealedTwice();
      await using _own = own;
      await own.tamper('audit_seals', statement);
      expect(await firstProblem(own)).toMatchObject({ kind, seal });
    }
  });

  it('that were removed at the end with their entries are detected with a stored head', async () => {
    const { own, positions } = await sealedTwice();
    await using _own = own;
    const head = await own.seals.head();
    expect(head).toMatchObject({ number: 4, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await own.write('audit_entries', 1);
    await own.seal();
    expect(await firstProblem(own, head?.hash)).toBeUndefined();

    await own.tamper('audit_seals', 'DELETE FROM audit_seals WHERE number >= 4');
    await own.tamper(
      'access_entries',
      `DELETE FROM access_entries WHERE position = ANY('{${positions['access_entries 2']?.join(',')}}')`,
    );
    await own.tamper('audit_entries', 'DELETE FROM audit_entries WHERE position = 7');
    expect(await firstProblem(own)).toBeUndefined();
    expect(await firstProblem(own, head?.hash)).toMatchObject({ kind: 'HEAD_MISSING' });
  });

  it('are made with the secret, and verified with a former one if it was changed', async () => {
    await using own = await createSealedDatabase();
    await own.write('audit_entries', 1);
    await own.seal();
    const later = own.another({ secret: 'the secret that came after the first one was told' });
    await own.write('audit_entries', 1);
    expect(await later.sealer.sealWaiting(new AbortController().signal)).toBe(1);

    expect((await later.verify()).problems).toMatchObject([{ kind: 'KEY_UNKNOWN', seal: 1 }]);
    expect(await later.verify({ formerSecrets: [SEAL_SECRET] })).toMatchObject({ seals: 2, problems: [] });
  });

  it('distinguish a dropped month from deleted rows', async () => {
    await using own = await createSealedDatabase();
    await own.write('access_entries', 3, '2026-09-30T23:59:59.999Z');
    await own.write('access_entries', 2, '2026-10-01T00:00:00.000Z');
    await own.seal();
    // These are not sealed yet when their month is dropped.
    await own.write('access_entries', 2, '2026-09-15T00:00:00.000Z');
    const retire = own.seals.sealer.retire;
    const drop = (before: string) =>
      dropMonthlyPartitions(own.pool, { table: 'access_entries', before: new Date(before), retire });
    expect(await drop('2026-10-01')).toBe(1);
    const [, access] = (await own.seals.verify()).tables;
    expect(access).toEqual({ name: 'access_entries', sealed: 2, retired: 5, unsealed: 0 });
    expect(await firstProblem(own)).toBeUndefined();

    // A late entry belongs to that month again, and is sealed too.
    await own.write('access_entries', 1, '2026-09-15T00:00:00.000Z');
    await own.seal();
    expect(await firstProblem(own)).toBeUndefined();

    await own.pool.query('DROP TABLE partitions.access_entries_2026_10');
    expect(await firstProblem(own)).toMatchObject({ kind: 'ENTRY_MISSING', seal: 2 });
  });

  it('prevent dropping a month if that cannot be recorded', async () => {
    await using own = await createSealedDatabase();
    await own.write('access_entries', 3, '2026-09-30T00:00:00.000Z');
    const dropping = dropMonthlyPartitions(own.pool, {
      table: 'access_entries',
      before: new Date('2026-10-01'),
      retire: async (client, month) => {
        await own.seals.sealer.retire(client, month);
        throw new Error('the process dies');
      },
    });
    await expect(dropping).rejects.toThrow('the process dies');
    const [, access] = (await own.seals.verify()).tables;
    expect(access).toMatchObject({ unsealed: 3, retired: 0 });
  });
});

/** By column type, a value that differs from the written one. */
const OTHER: Readonly<Record<string, string>> = {
  uuid: "'00000000-0000-7000-8000-000000000009'",
  'character varying': "'9/24'",
  jsonb: `'{"role": "ADMIN"}'`,
  'timestamp with time zone': "'2026-11-05T12:00:00.124Z'",
};
