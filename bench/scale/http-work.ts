import { load } from '../harness/http-load.js';
import type { HttpRequest, NextRequest } from '../harness/http-request.js';
import type { Work } from './scale-sample.js';

/** The connections are shared evenly among the servers. Counts what was answered. */
export function asking(requests: readonly (HttpRequest | NextRequest)[], connections: number): Work {
  return async (seconds) => {
    const results = await Promise.all(
      requests.map((request) => load(request, seconds, connections / requests.length)),
    );
    return results.reduce((sum, { answered }) => sum + answered, 0);
  };
}
