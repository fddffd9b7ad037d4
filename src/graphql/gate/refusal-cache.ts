import { GraphQLError, type SourceLocation } from 'graphql';
import { LRUCache } from 'lru-cache';

const MOST_REFUSALS = 1000;
/** In characters, of documents and of what was said of them. */
const MOST_TEXT = 1_000_000;

/** Why a document is refused, in the words for its client. */
export type Refusal = readonly GraphQLError[];

/** One of the reasons. An error would keep the functions that it was made in, and with them all of the document. */
export interface CachedReason {
  readonly message: string;
  readonly code: string;
  readonly locations: readonly SourceLocation[];
}

export function refusalOf(reasons: readonly CachedReason[]): Refusal {
  return reasons.map(({ message, code, locations }) =>
    // GraphQL.js would find the places anew.
    Object.assign(
      new GraphQLError(message, { extensions: { code } }),
      locations.length > 0 ? { locations } : {},
    ),
  );
}

/**
 * The reasons why documents were refused, keyed by their whole text, so that nobody can cause another document to be
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
