/** A short description of a statement. */
export interface StatementSummary {
  /** For example SELECT. */
  readonly operation: string;
  /** The same with its first table, if any: `SELECT accounts`. */
  readonly summary: string;
}

const FIRST_WORD = /^[\s(]*([a-z]+)/i;
const FIRST_TABLE = /\b(?:from|into|update|table)\s+(?:only\s+)?(?:"?\w+"?\.)?"?([a-z_]\w*)"?/i;

/** A statement that begins with WITH has the operation WITH, and the first table in its text. */
export function summaryOfStatement(text: string): StatementSummary {
  const operation = (FIRST_WORD.exec(text)?.[1] ?? 'SQL').toUpperCase();
  const table = FIRST_TABLE.exec(text)?.[1];
  return { operation, summary: table === undefined ? operation : `${operation} ${table}` };
}
