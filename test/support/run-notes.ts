import { appendFileSync } from 'node:fs';

/** What one run of the tests may have otherwise than another. */
export const PARTS = ['redis', 'database', 'replica'] as const;
export type Part = (typeof PARTS)[number];

/**
 * How a test file and a part of the run met:
 * - `met`: it used what the run has;
 * - `made`: it made a database, and is to go to it the way that the run has;
 * - `own`: it started something of its own instead;
 * - `apart`: it says why.
 */
export interface Note {
  /** Below the project's folder. */
  readonly file: string;
  readonly part: Part;
  readonly how: 'met' | 'made' | 'own' | 'apart';
  readonly why?: string;
}

/** Names a file for the notes, a line each. Set by `npm run test:fleet`, and inherited by the processes that run the tests. */
export const NOTES_VARIABLE = 'STREAMCORE_TEST_NOTES';

let file: string | null = null;
const noted = new Set<string>();

/** What is noted from now on is of this file. */
export function beginNotes(path: string): void {
  file = path;
}

/** Nothing, where nobody asked for notes, or where it is not a test that runs. */
export function note(part: Part, how: Note['how'], why?: string): void {
  const path = process.env[NOTES_VARIABLE];
  if (!path || file === null) return;
  const line = JSON.stringify({ file, part, how, ...(why === undefined ? {} : { why }) } satisfies Note);
  if (noted.has(line)) return;
  noted.add(line);
  appendFileSync(path, `${line}\n`);
}

/** Said by a test file that has something of its own in place of what the run has: what, and why. */
export function standsApart(reasons: Partial<Readonly<Record<Part, string>>>): void {
  for (const part of PARTS) {
    const why = reasons[part];
    if (why !== undefined) note(part, 'apart', why);
  }
}
