const SUGGESTION = 'Did you mean ';

/**
 * A message of GraphQL.js without its suggestion of names from the schema. A regular expression would search for the
 * end from each place where a client repeated the same words, which takes quadratic time.
 */
export function withoutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1;
  return start < 0 ? message : message.slice(0, start).trimEnd();
}
