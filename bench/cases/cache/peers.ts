import { loadPeers } from '../../harness/peers.js';
import type { Contender } from './contender.js';

interface Peers {
  readonly bentocache: Contender;
  readonly cacheable: Contender;
}

/** The libraries, from a package of their own. @throws Error without a network, if they are not installed yet */
export function loadCaches(onProgress: (message: string) => void): Promise<Peers> {
  return loadPeers<Peers>('contenders.mjs', ['bentocache', 'cacheable'], onProgress);
}
