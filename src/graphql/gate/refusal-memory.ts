import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';

const MOST_REFUSALS = 1000;
/** In characters, of documents and of what was said of them. */
const MOST_TEXT = 1_000_000;

export type Refusal = readonly GraphQLError[];

/**
 * Why documents were refused, by their whole text, which alone decides it: nobody can have another's document refused.
 * Clients that send a mistake send it often, as one does that was made for an earlier schema.
 */
export function createRefusalMemory(): LRUCache<string, Refusal> {
  return new LRUCache<string, Refusal>({
    max: MOST_REFUSALS,
    maxSize: MOST_TEXT,
    sizeCalculation: (errors, source) =>
      errors.reduce((length, { message }) => length + message.length, source.length || 1),
  });
}
