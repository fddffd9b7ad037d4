import { Writable } from 'node:stream';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.js';
import { startPlatform } from '../support/platform.js';

/** The log, line by line. */
function createLogBook() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { logger: pino({ level: 'warn', base: null }, stream), lines };
}

const SECRET = 'what nobody else is to know';
const QUERY = `query Find($text: String!) { search(query: $text, first: 1) { edges { node { id } } } genres { id } }`;

test('a slow operation over any transport is logged in one line, without its data', async () => {
  const { logger, lines } = createLogBook();
  await using platform = await startPlatform({ role: 'api', logger, slow: { operationMs: 0 } });
  const body = JSON.stringify({ query: QUERY, variables: { text: SECRET } });
  const headers = { 'content-type': 'application/json', 'x-request-id': 'a-known-request' };
  for (let times = 0; times < 2; times += 1) {
    await (await fetch(`${platform.address}/graphql`, { method: 'POST', headers, body })).text();
  }
  await (await fetch(`${platform.address}/api/search?query=${encodeURIComponent(SECRET)}&first=1`)).text();
  const client = createClient({
    url: `${platform.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
  });
  await client.iterate({ query: QUERY, variables: { text: SECRET } }).next();
  await client.dispose();

  const slow = await eventually(
    () => lines.filter(({ msg }) => msg === 'A slow operation'),
    ({ length }) => length === 4,
  );
  const named = { kind: 'query', operation: 'Find', rootFields: ['search', 'genres'], outcome: 'OK' };
  const known = { ...named, transport: 'http', requestId: 'a-known-request', ms: expect.any(Number) };
  expect(slow).toEqual([
    expect.objectContaining(known),
    expect.objectContaining(known),
    expect.objectContaining({ transport: 'rest', rootFields: ['search'], outcome: 'OK' }),
    expect.objectContaining({ ...named, transport: 'websocket', requestId: expect.any(String) }),
  ]);
  expect(JSON.stringify(lines)).not.toContain(SECRET);
  // Without tracing, calls of servers are not counted.
  expect(slow.filter((line) => 'statements' in line || 'traceId' in line)).toEqual([]);
});

test('fast operations are not logged', async () => {
  const { logger, lines } = createLogBook();
  await using platform = await startPlatform({ role: 'api', logger });
  const response = await fetch(
    `${platform.address}/graphql?query=${encodeURIComponent('{ genres { id } }')}`,
    {
      headers: { 'apollo-require-preflight': 'true' },
    },
  );
  expect(await response.json()).toMatchObject({ data: { genres: expect.any(Array) } });
  expect(lines.filter(({ msg }) => msg === 'A slow operation')).toEqual([]);
});
