import { Client } from 'pg';
import type { Tracing } from '../telemetry/tracing/tracing.js';
import { traceStatement } from './statement-tracing.js';

/**
 * A `pg` client class that counts what it sends, so that the number of statements can be seen and tested, and traces it.
 * @param toSend what of a statement, or of whatever else `pg` can be given, is sent
 */
export function createStatementCounter(tracing: Tracing, toSend = (statement: unknown) => statement) {
  let sent = 0;

  class CountingClient extends Client {
    override query = ((statement: unknown, ...others: readonly unknown[]) => {
      sent += 1;
      const send = (given: unknown[]): unknown => Reflect.apply(Client.prototype.query, this, given);
      const parameters = [toSend(statement), ...others];
      return tracing.isOn ? traceStatement(tracing, parameters, send) : send(parameters);
    }) as Client['query'];
  }

  return { Client: CountingClient, count: () => sent };
}
