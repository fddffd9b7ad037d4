import { GraphQLError, type SourceLocation } from 'graphql';
import { LRUCache } from 'lru-cache';

const MOST_REFUSALS = 1000;
/** In characters, of documents and their errors. */
const MOST_TEXT = 1_000_000;

/** The errors of a refused document, for its client. */
export type Refusal = readonly GraphQLError[];

/** An error as plain data. A `GraphQLError` would retain the functions that created it, and with them the whole document. */
export interface CachedReason {
  readonly message: string;
  readonly code: string;
  readonly locations: readonly SourceLocation[];
}

export function refusalOf(reasons: readonly CachedReason[]): Refusal {
  return reasons.map(({ message, code, locations }) =>
    // GraphQL.js would compute the locations again.
    Object.assign(
      new GraphQLError(message, { extensions: { code } }),
      locations.length > 0 ? { locations } : {},
    ),
  );
}

/**
 * The errors of refused documents, keyed by their whole text, so that nobody can cause another document to be
 * refused. Clients repeat their mistakes, for example those built for an earlier schema.
 */
export function createRefusalCache(): LRUCache<string, readonly CachedReason[]> {
  return new LRUCache<string, readonly CachedReason[]>({
    max: MOST_REFUSALS,
    maxSize: MOST_TEXT,
    sizeCalculation: (reasons, source) =>
      reasons.reduce((length, { message }) => length + message.length, source.length || 1),
  });
}
