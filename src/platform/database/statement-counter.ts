import { Client } from 'pg';
import type { Tracing } from '../telemetry/tracing/tracing.js';
import { traceStatement } from './statement-tracing.js';
import { isUnanswered } from './unanswered-statement.js';

/**
 * A `pg` client class that counts and traces its statements. It closes its connection when a statement times out.
 * @param toSend transforms what `pg` is given before it is sent
 */
export function createStatementCounter(tracing: Tracing, toSend = (statement: unknown) => statement) {
  let sent = 0;

  class CountingClient extends Client {
    override query = ((statement: unknown, ...others: readonly unknown[]) => {
      sent += 1;
      const send = (given: unknown[]): unknown => Reflect.apply(Client.prototype.query, this, given);
      const parameters = [toSend(statement), ...others];
      const answer = tracing.isOn ? traceStatement(tracing, parameters, send) : send(parameters);
      if (answer instanceof Promise) void this.#endIfUnanswered(answer);
      return answer;
    }) as Client['query'];

    /** Runs before the caller is notified and returns the connection. */
    async #endIfUnanswered(answer: Promise<unknown>): Promise<void> {
      try {
        await answer;
      } catch (error) {
        if (isUnanswered(error)) await this.end();
      }
    }
  }

  return { Client: CountingClient, count: () => sent };
}
