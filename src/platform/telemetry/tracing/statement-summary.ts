/** What a statement does, in short. */
export interface StatementSummary {
  /** Such as SELECT. */
  readonly operation: string;
  /** The same with the table that it names first, where it names any: `SELECT accounts`. */
  readonly summary: string;
}

const FIRST_WORD = /^[\s(]*([a-z]+)/i;
const FIRST_TABLE = /\b(?:from|into|update|table)\s+(?:only\s+)?(?:"?\w+"?\.)?"?([a-z_]\w*)"?/i;

/** Of a statement that begins WITH, what its first part does. */
export function summaryOfStatement(text: string): StatementSummary {
  const operation = (FIRST_WORD.exec(text)?.[1] ?? 'SQL').toUpperCase();
  const table = FIRST_TABLE.exec(text)?.[1];
  return { operation, summary: table === undefined ? operation : `${operation} ${table}` };
}
