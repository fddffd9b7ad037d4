import { describe, expect, test } from 'vitest';
import { transports } from '../support/transports.js';
import { usePlatform } from '../support/use-platform.js';

/** Internal details: of the database, the sources, the machine. */
const INSIDE =
  /relation|does not exist|select |insert |prisma|postgres|42P01|\.ts\b|\.js\b|node_modules|at \w+ \(|127\.0\.0\.1/i;
const MASKED =
  /Something went wrong on our side\. If it persists, report it with this number: (?<number>[\w-]{36})/;

const platform = await usePlatform({ role: 'api' });

/** An unexpected error: a table is missing. */
async function breakGenres(): Promise<AsyncDisposable> {
  const { pool } = platform.engine.database;
  await pool.query('ALTER TABLE genres RENAME TO genres_elsewhere');
  return {
    [Symbol.asyncDispose]: async () =>
      void (await pool.query('ALTER TABLE genres_elsewhere RENAME TO genres')),
  };
}

describe('an internal failure', () => {
  test.each(Object.entries(transports))('is answered only with a request id, %s', async (_way, ask) => {
    await using _broken = await breakGenres();
    const { codes, text } = await ask(platform.address, { query: '{ genres { id name } }' });
    expect(codes).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(text).toMatch(MASKED);
    expect(text).not.toMatch(INSIDE);
  });

  test('is answered only with a request id by REST', async () => {
    await using _broken = await breakGenres();
    const response = await fetch(`${platform.address}/api/genres`);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toMatch(MASKED);
    expect(text).not.toMatch(INSIDE);
    expect(MASKED.exec(text)?.groups?.['number']).toBe(response.headers.get('x-request-id'));
  });
});
