import autocannon from 'autocannon';
import type { HttpRequest } from './http-request.js';
import { percentile } from './statistics.js';

/** How a server did under load. */
export interface LoadResult {
  readonly answered: number;
  readonly perSecond: number;
  readonly medianMs: number;
  /** The latency that 99 of 100 requests stay within. */
  readonly slowestMs: number;
}

const CONNECTIONS = 20;

/**
 * Sends the request over 20 connections, on each the next as soon as the last is answered, for so many seconds.
 * @throws Error when an answer is missing or is not 200
 */
export async function load(request: HttpRequest, seconds: number): Promise<LoadResult> {
  const latencies: number[] = [];
  const result = await generate(request, seconds, (milliseconds) => latencies.push(milliseconds));
  const failures = result.non2xx + result.errors;
  if (failures > 0) throw new Error(`${failures} requests to ${request.url} failed.`);
  latencies.sort((a, b) => a - b);
  return {
    answered: latencies.length,
    perSecond: latencies.length / result.duration,
    medianMs: percentile(latencies, 0.5),
    slowestMs: percentile(latencies, 0.99),
  };
}

/** Tells each latency as it is measured: Autocannon's own percentiles are whole milliseconds. */
function generate(
  { url, method, headers, body }: HttpRequest,
  seconds: number,
  onAnswer: (milliseconds: number) => void,
): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const generator = autocannon(
      { url, method, headers: { ...headers }, body, connections: CONNECTIONS, duration: seconds },
      (error: unknown, result) => (error ? reject(error) : resolve(result)),
    );
    generator.on('response', (_client, _status, _bytes, milliseconds) => onAnswer(milliseconds));
  });
}
