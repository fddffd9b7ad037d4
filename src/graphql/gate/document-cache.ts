import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const MOST_DOCUMENTS = 1000;
/** In characters: few long documents push out many short ones. */
const MOST_TEXT = 4_000_000;

/** Documents that were found valid, by whatever names them. A document keeps its text, and so is weighed by it. */
export function createDocumentCache(): LRUCache<string, DocumentNode> {
  return new LRUCache<string, DocumentNode>({
    max: MOST_DOCUMENTS,
    maxSize: MOST_TEXT,
    sizeCalculation: ({ loc }) => loc?.source.body.length || 1,
  });
}
