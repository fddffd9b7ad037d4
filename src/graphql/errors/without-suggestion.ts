const SUGGESTION = 'Did you mean ';

/**
 * A message of GraphQL.js without the names from the schema that it ends with. A pattern would look for its end from
 * each place where a client wrote the same words, and so take the square of their number.
 */
export function withoutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1;
  return start < 0 ? message : message.slice(0, start).trimEnd();
}
