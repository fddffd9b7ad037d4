/**
 * Removes the name of a statement. A named statement is prepared in one session; behind a transaction pooler the next
 * transaction runs in another session, where the name is unknown or belongs to another statement.
 */
export function unnamedStatement(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null || !('name' in statement)) return statement;
  const { name: _name, ...others } = statement;
  return others;
}
