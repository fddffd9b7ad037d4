import pg from 'pg';

/** A `pg` client class that counts what it sends, so that the number of statements can be seen and tested. */
export function createStatementCounter() {
  let sent = 0;

  class CountingClient extends pg.Client {
    override query = ((...parameters: Parameters<pg.Client['query']>) => {
      sent += 1;
      return pg.Client.prototype.query.apply(this, parameters);
    }) as pg.Client['query'];
  }

  return { Client: CountingClient, count: () => sent };
}
