import autocannon from 'autocannon';
import type { HttpRequest, NextRequest } from './http-request.js';
import { percentile } from './statistics.js';

/** The performance of a server under load. */
export interface LoadResult {
  readonly answered: number;
  readonly perSecond: number;
  readonly medianMs: number;
  /** The 99th percentile of latencies. */
  readonly slowestMs: number;
}

const USUAL_CONNECTIONS = 20;

/**
 * Sends requests over several connections, on each the next as soon as the last is answered, for this many seconds.
 * @throws Error when a response is missing, is not 200, or is wrong
 */
export async function load(
  request: HttpRequest | NextRequest,
  seconds: number,
  connections = USUAL_CONNECTIONS,
): Promise<LoadResult> {
  const latencies: number[] = [];
  const next = typeof request === 'function' ? request : () => request;
  const result = await generate(next, { seconds, connections }, (milliseconds) =>
    latencies.push(milliseconds),
  );
  const failures = result.non2xx + result.errors + result.wrong;
  if (failures > 0) throw new Error(`${failures} requests to ${next().url} failed.`);
  latencies.sort((a, b) => a - b);
  return {
    answered: latencies.length,
    perSecond: latencies.length / result.duration,
    medianMs: percentile(latencies, 0.5),
    slowestMs: percentile(latencies, 0.99),
  };
}

interface Generation {
  readonly seconds: number;
  readonly connections: number;
}

/** Reports each latency as it is measured, because Autocannon's own percentiles are whole milliseconds. */
function generate(
  next: NextRequest,
  { seconds, connections }: Generation,
  onAnswer: (milliseconds: number) => void,
): Promise<autocannon.Result & { readonly wrong: number }> {
  const { url, isAnswer } = next();
  let wrong = 0;
  const looking = isAnswer && {
    onResponse: (_status: number, text: string) => {
      if (!isAnswer(text)) wrong += 1;
    },
  };
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const { method, headers, body } = next();
    return { ...request, method, headers: { ...headers }, body, path: new URL(url).pathname };
  };
  return new Promise((resolve, reject) => {
    const generator = autocannon(
      { url, connections, duration: seconds, requests: [{ setupRequest, ...looking }] },
      (error: unknown, result) => (error ? reject(error) : resolve({ ...result, wrong })),
    );
    generator.on('response', (_client, _status, _bytes, milliseconds) => onAnswer(milliseconds));
  });
}
