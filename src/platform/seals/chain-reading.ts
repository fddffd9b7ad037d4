import { type ClientBase, escapeIdentifier } from 'pg';
import type { Seal } from './seal.js';
import type { SealProblem } from './seal-problem.js';
import { MONTH, SEAL_COLUMNS, type SealRow, toSeal } from './seal-table.js';

const SEALS_AT_A_TIME = 200;

/** All seals, from the first, in constant memory. */
export async function* eachSeal(client: ClientBase): AsyncGenerator<Seal> {
  await client.query(
    `DECLARE seals NO SCROLL CURSOR FOR SELECT ${SEAL_COLUMNS} FROM audit_seals ORDER BY number`,
  );
  let fetched: number;
  do {
    const { rows } = await client.query<SealRow>(`FETCH ${SEALS_AT_A_TIME} FROM seals`);
    yield* rows.map(toSeal);
    fetched = rows.length;
  } while (fetched === SEALS_AT_A_TIME);
  await client.query('CLOSE seals');
}

/** The last RETIRED seal of each month and table, by both. */
export async function readRetirements(client: ClientBase): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ month: string; number: string }>(
    `SELECT table_name || ' ' || ${MONTH} AS month, max(number) AS number FROM audit_seals
     WHERE kind = 'RETIRED' GROUP BY table_name, month`,
  );
  return new Map(rows.map(({ month, number }) => [month, Number(number)]));
}

interface Counts {
  readonly total: string;
  readonly waiting: string;
  readonly unsealed: string;
}

/**
 * Rows that no seal covers: those that wait to be sealed, and those that should not exist.
 * @param held the number of rows that seals cover
 */
export async function uncoveredRows(client: ClientBase, tableName: string, held: number) {
  const table = escapeIdentifier(tableName);
  const { rows } = await client.query<Counts>(
    `SELECT (SELECT count(*) FROM ${table}) AS total,
       (SELECT count(*) FROM unsealed_entries WHERE table_name = $1) AS waiting,
       (SELECT count(*) FROM ${table} JOIN unsealed_entries USING (position) WHERE table_name = $1) AS unsealed`,
    [tableName],
  );
  const { total = '0', waiting = '0', unsealed = '0' } = rows[0] ?? {};
  const problems: SealProblem[] = [];
  const problem = (kind: SealProblem['kind'], detail: string) =>
    problems.push({ kind, seal: null, tableName, detail });
  const lost = Number(waiting) - Number(unsealed);
  if (lost > 0) problem('ENTRY_MISSING', `${lost} of those that wait for their seal are missing`);
  const inserted = Number(total) - held - Number(unsealed);
  if (inserted > 0) {
    const first = await firstUncovered(client, tableName);
    problem('ENTRY_INSERTED', `${inserted} are in no seal and wait for none; the first is ${first}`);
  }
  if (inserted < 0) problem('SEAL_CHANGED', `${-inserted} are in more than one seal`);
  return { unsealed: Number(unsealed), problems };
}

/** Only run if there is one, because it reads all positions. */
async function firstUncovered(client: ClientBase, tableName: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM ${escapeIdentifier(tableName)} AS entries
     WHERE NOT EXISTS (
       SELECT FROM (
         SELECT generate_series(lower(part), upper(part) - 1) AS position
         FROM audit_seals CROSS JOIN LATERAL unnest(positions) AS part WHERE table_name = $1) AS sealed
       WHERE sealed.position = entries.position)
     AND NOT EXISTS (SELECT FROM unsealed_entries
       WHERE table_name = $1 AND unsealed_entries.position = entries.position)
     ORDER BY position LIMIT 1`,
    [tableName],
  );
  return rows[0]?.id ?? 'nowhere to be found';
}
