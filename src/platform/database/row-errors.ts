/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
const BY_ROW = /^2[23]/u;

/** Whether a statement failed because of one of its rows, so that it might succeed without it. */
export function isDoneByRow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && BY_ROW.test(String(error.code));
}
