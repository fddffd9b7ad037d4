import { load } from '../harness/http-load.js';
import type { HttpRequest, NextRequest } from '../harness/http-request.js';
import type { Work } from './scale-sample.js';

/** Spreads the connections evenly over the servers. Counts responses. */
export function asking(requests: readonly (HttpRequest | NextRequest)[], connections: number): Work {
  return async (seconds) => {
    const results = await Promise.all(
      requests.map((request) => load(request, seconds, connections / requests.length)),
    );
    return results.reduce((sum, { answered }) => sum + answered, 0);
  };
}
