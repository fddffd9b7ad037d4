import { Writable } from 'node:stream';
import { Pool, type PoolClient } from 'pg';
import type { EndCall, Tracing } from '../telemetry/tracing/tracing.js';

type Connected = (error: Error | undefined, client: PoolClient | undefined, done: () => void) => void;
type Answered = (error: unknown, result: unknown) => void;

/** A pool that passes connections on in the async context of the caller that requested them, instead of the one that released them. */
export function createTracedPool(tracing: Tracing): typeof Pool {
  return class TracedPool extends Pool {
    override connect(): Promise<PoolClient>;
    override connect(connected: Connected): void;
    override connect(connected?: Connected): Promise<PoolClient> | void {
      return connected ? super.connect(tracing.bind(connected)) : super.connect();
    }
  };
}

/**
 * Sends a statement as `pg` does, and records its duration: accepts a text or an object with one, optional values,
 * and an optional callback.
 */
export function traceStatement(
  tracing: Tracing,
  parameters: readonly unknown[],
  send: (parameters: unknown[]) => unknown,
): unknown {
  const end = tracing.noteCall({ kind: 'statement', text: textOf(parameters[0]) });
  if (!end) return send([...parameters]);
  const last = parameters.at(-1);
  if (typeof last === 'function') {
    const answered = last as Answered;
    return send([
      ...parameters.slice(0, -1),
      (error: unknown, result: unknown) => {
        end(error);
        answered(error, result);
      },
    ]);
  }
  const sent = send([...parameters]);
  endWith(sent, end);
  return sent;
}

/** Besides promises there are streams, for COPY, which end when the server has received everything. */
function endWith(sent: unknown, end: EndCall): void {
  if (sent instanceof Promise) sent.then(() => end(), end);
  else if (sent instanceof Writable) sent.once('error', end).once('finish', () => end());
  else end();
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string'
    ? query.text
    : '';
}
