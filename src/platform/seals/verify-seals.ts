import type pg from 'pg';
import { createChainCheck } from './chain-check.js';
import { eachSeal, readRetirements, uncoveredRows } from './chain-reading.js';
import { BEGINNING, hashOfRows, type Seal } from './seal.js';
import type { SealKey } from './seal-key.js';
import type { SealProblem } from './seal-problem.js';
import { readSealedRows } from './seal-table.js';
import type { SealedTable } from './sealed-table.js';

export interface VerificationOptions {
  /** In a transaction with one snapshot of the database. */
  readonly client: pg.ClientBase;
  readonly tables: readonly SealedTable[];
  /** The keys that may have signed. */
  readonly keys: readonly SealKey[];
  /** The hash of a seal that was kept elsewhere; null if none was. */
  readonly head?: string | null;
  readonly onSeal?: (seal: Seal) => void;
}

export interface TableVerdict {
  readonly name: string;
  /** Existing rows that are sealed. */
  readonly sealed: number;
  /** Rows that were deleted with their month. */
  readonly retired: number;
  /** Rows that wait to be sealed. */
  readonly unsealed: number;
}

export interface Verdict {
  readonly seals: number;
  /** The hash of the last seal, in hexadecimal; null if there is none. */
  readonly head: string | null;
  readonly tables: readonly TableVerdict[];
  /** The number of problems; the first of them are listed. */
  readonly problemCount: number;
  readonly problems: readonly SealProblem[];
}

const MOST_NAMED = 100;

/** Reads the whole chain with all rows that it covers, one seal at a time, and reports problems. */
export async function verifySeals(options: VerificationOptions): Promise<Verdict> {
  const { client, tables, keys, head = null, onSeal } = options;
  const check = createChainCheck(keys);
  const retirements = await readRetirements(client);
  const counts = new Map(tables.map(({ name }) => [name, { present: 0, sealed: 0, retired: 0 }]));
  const problems: SealProblem[] = [];
  let problemCount = 0;
  let seals = 0;
  let lastHash = BEGINNING;
  let hasSeenHead = head === null;

  function report(found: readonly SealProblem[]): void {
    problemCount += found.length;
    problems.push(...found.slice(0, MOST_NAMED - problems.length));
  }

  /** The problems of a seal's rows. */
  async function checkRows(seal: Seal): Promise<SealProblem[]> {
    const { number, tableName, month, positions, entryCount } = seal;
    const table = tables.find(({ name }) => name === tableName);
    const count = counts.get(tableName);
    const problem = (kind: SealProblem['kind'], detail: string) => [
      { kind, seal: number, tableName, detail },
    ];
    if (!table || !count) return problem('SEAL_CHANGED', 'it names a table that is not sealed');
    if (seal.kind === 'RETIRED') return [];
    const rows = await readSealedRows(client, table, positions);
    count.present += rows.length;
    if (number < (retirements.get(`${tableName} ${month}`) ?? 0)) {
      count.retired += entryCount;
      return rows.length > 0 ? problem('RETIRED_ENTRY_PRESENT', `${rows.length} of them are there`) : [];
    }
    count.sealed += rows.length;
    const difference = rows.length - entryCount;
    if (difference < 0) return problem('ENTRY_MISSING', `${-difference} of ${entryCount} are missing`);
    if (difference > 0) return problem('ENTRY_INSERTED', `${difference} were added to ${entryCount}`);
    if (hashOfRows(rows).equals(seal.rowsHash)) return [];
    return problem('ENTRY_CHANGED', `one of ${entryCount} is not as it was sealed: positions ${positions}`);
  }

  for await (const seal of eachSeal(client)) {
    report(check.next(seal));
    report(await checkRows(seal));
    hasSeenHead ||= seal.hash.toString('hex') === head;
    lastHash = seal.hash;
    seals += 1;
    onSeal?.(seal);
  }
  if (!hasSeenHead) {
    report([{ kind: 'HEAD_MISSING', seal: null, tableName: null, detail: `no seal has the hash ${head}` }]);
  }

  const verdicts: TableVerdict[] = [];
  for (const { name } of tables) {
    const { present = 0, sealed = 0, retired = 0 } = counts.get(name) ?? {};
    const { unsealed, problems: found } = await uncoveredRows(client, name, present);
    report(found);
    verdicts.push({ name, sealed, retired, unsealed });
  }
  return {
    seals,
    head: seals > 0 ? lastHash.toString('hex') : null,
    tables: verdicts,
    problemCount,
    problems,
  };
}
