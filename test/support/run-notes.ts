import { appendFileSync } from 'node:fs';

/** The parts in which runs of the tests may differ. */
export const PARTS = ['redis', 'database', 'replica'] as const;
export type Part = (typeof PARTS)[number];

/**
 * How a test file used a part of the run:
 * - `met`: it used the run's part;
 * - `made`: it created a database, and should reach it by the run's route;
 * - `own`: it started something of its own instead;
 * - `apart`: it gave a reason for that.
 */
export interface Note {
  /** Below the project's folder. */
  readonly file: string;
  readonly part: Part;
  readonly how: 'met' | 'made' | 'own' | 'apart';
  readonly why?: string;
}

/**
 * The path of the file for notes, one per line. Set by `npm run test:fleet`, and inherited by the processes that run
 * the tests.
 */
export const NOTES_VARIABLE = 'STREAMCORE_TEST_NOTES';

let file: string | null = null;
const noted = new Set<string>();

/** Assigns further notes to this file. */
export function beginNotes(path: string): void {
  file = path;
}

/** Does nothing without a notes file, or outside tests. */
export function note(part: Part, how: Note['how'], why?: string): void {
  const path = process.env[NOTES_VARIABLE];
  if (!path || file === null) return;
  const line = JSON.stringify({ file, part, how, ...(why === undefined ? {} : { why }) } satisfies Note);
  if (noted.has(line)) return;
  noted.add(line);
  appendFileSync(path, `${line}\n`);
}

/** Called by a test file that uses something of its own instead of the run's: with the part, and the reason. */
export function standsApart(reasons: Partial<Readonly<Record<Part, string>>>): void {
  for (const part of PARTS) {
    const why = reasons[part];
    if (why !== undefined) note(part, 'apart', why);
  }
}
