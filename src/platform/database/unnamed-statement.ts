/**
 * A statement without its name. A named one is prepared in a session and then known there; behind a transaction pooler the next
 * transaction has another session, in which the name is unknown, or somebody else's.
 */
export function unnamedStatement(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null || !('name' in statement)) return statement;
  const { name: _name, ...others } = statement;
  return others;
}
