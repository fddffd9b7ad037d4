import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const MOST_DOCUMENTS = 1000;
/** In characters: a long document takes the place of many short ones. */
const MOST_TEXT = 4_000_000;

/** Valid documents, by text or hash. A document keeps its source text, whose length is its size in the cache. */
export function createDocumentCache(): LRUCache<string, DocumentNode> {
  return new LRUCache<string, DocumentNode>({
    max: MOST_DOCUMENTS,
    maxSize: MOST_TEXT,
    sizeCalculation: ({ loc }) => loc?.source.body.length || 1,
  });
}
