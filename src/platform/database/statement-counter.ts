import { Client } from 'pg';

/** A `pg` client class that counts what it sends, so that the number of statements can be seen and tested. */
export function createStatementCounter() {
  let sent = 0;

  class CountingClient extends Client {
    override query = ((...parameters: Parameters<Client['query']>) => {
      sent += 1;
      return Client.prototype.query.apply(this, parameters);
    }) as Client['query'];
  }

  return { Client: CountingClient, count: () => sent };
}
