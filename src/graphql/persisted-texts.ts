import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Documents that clients identify by their SHA-256 after sending them once (Apollo's automatic persisted queries). */
export interface PersistedTexts {
  /** The document of a request; undefined if its hash is unknown or wrong. */
  textOf(name: string, sent: string | undefined): string | undefined;
}

const MOST_TEXTS = 1_000;
/** In characters, because even callers who may not run anything can send texts that are stored. */
const MOST_TEXT = 4_000_000;

export function createPersistedTexts(): PersistedTexts {
  const texts = new LRUCache<string, string>({
    max: MOST_TEXTS,
    maxSize: MOST_TEXT,
    sizeCalculation: (text) => text.length || 1,
  });

  return {
    textOf(name, sent) {
      if (sent === undefined) return texts.get(name);
      if (hash('sha256', sent) !== name) return undefined;
      texts.set(name, sent);
      return sent;
    },
  };
}
