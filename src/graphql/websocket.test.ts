import { once } from 'node:events';
import { connect } from 'node:net';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openRawSocket, openShopSocket } from '../../test/support/graphql/raw-socket.js';
import { refusedStatus } from '../../test/support/graphql/refused-socket.js';
import { EXPIRY, SHOP_LIMITS, type ShopServer, startShop } from '../../test/support/graphql/shop-server.js';

let shop: ShopServer;
let closedShop: ShopServer;

beforeAll(async () => {
  shop = await startShop();
  closedShop = await startShop({ gate: { limits: SHOP_LIMITS, introspection: false } });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await closedShop[Symbol.asyncDispose]();
});

/** The last message of the socket about an operation. */
async function say(
  query: string,
  { authorization, url = shop.socketUrl }: { authorization?: string; url?: string } = {},
) {
  const raw = await openShopSocket(url, authorization);
  raw.send({ type: 'subscribe', id: '1', payload: { query } });
  const told = await Promise.race([raw.heard('error', '1'), raw.heard('complete', '1')]);
  raw.socket.close();
  return {
    told: told.payload,
    next: raw.messages.filter(({ type }) => type === 'next').map(({ payload }) => payload),
  };
}

/** Requests a socket from a foreign page, and resets the connection without waiting for the response. */
async function resetAfterUpgrade(url: string): Promise<void> {
  const { hostname, port, host, pathname } = new URL(url);
  const connection = connect(Number(port), hostname);
  connection.on('error', () => undefined);
  await once(connection, 'connect');
  const headers = ['Connection: Upgrade', 'Upgrade: websocket', 'Origin: https://evil.example'];
  connection.write([`GET ${pathname} HTTP/1.1`, `Host: ${host}`, ...headers, '', ''].join('\r\n'));
  setImmediate(() => connection.resetAndDestroy());
  await once(connection, 'close');
}

describe('GraphQL over WebSocket', () => {
  it('streams what happens to the client that people use', async () => {
    const client = createClient({ url: shop.socketUrl, webSocketImpl: WebSocket });
    const heard: unknown[] = [];
    for await (const event of client.iterate({ query: 'subscription { counted(to: 3) }' }))
      heard.push(event.data);
    await client.dispose();
    expect(heard).toEqual([{ counted: 1 }, { counted: 2 }, { counted: 3 }]);
  });

  it('answers queries and mutations as HTTP does', async () => {
    const authorization = 'Bearer Ada';
    expect((await say('{ hello }')).next).toEqual([{ data: { hello: 'Hello you' } }]);
    expect((await say('mutation { order(name: "Alien") { name } }', { authorization })).next).toEqual([
      { data: { order: { name: 'Alien for Ada' } } },
    ]);
  });

  it('answers each event of a stream from what was read for it alone', async () => {
    const { next } = await say('subscription { reads }');
    expect(next).toEqual([{ data: { reads: 1 } }, { data: { reads: 1 } }, { data: { reads: 1 } }]);
  });

  it('ends the stream when the client completes it', async () => {
    const raw = await openShopSocket(shop.socketUrl);
    raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 50) }' } });
    await raw.heard('next', '1');
    raw.send({ type: 'complete', id: '1' });
    await expect.poll(() => shop.streams.count).toBe(0);
    raw.socket.close();
  });

  it('opens no stream that was completed before it was open, and answers what comes under its id', async () => {
    const raw = await openShopSocket(shop.socketUrl);
    raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 200) }' } });
    raw.send({ type: 'complete', id: '1' });
    raw.send({ type: 'subscribe', id: '1', payload: { query: '{ hello }' } });
    await raw.heard('complete', '1');
    const told = raw.messages.find(({ id }) => id === '1');
    expect(told).toEqual({ id: '1', type: 'next', payload: { data: { hello: 'Hello you' } } });
    expect(shop.streams.count).toBe(0);
    raw.socket.close();
  });

  it('serves only its own path', async () => {
    expect(await refusedStatus(shop.socketUrl.replace('/graphql', '/other'))).toBe(404);
  });
});

describe('the gate on the socket', () => {
  it.each([
    ['introspection', '{ __schema { types { name } } }'],
    ['too many aliases', `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: hello`).join(' ')} }`],
    ['too many tokens', `{ ${'hello '.repeat(3000)} }`],
    ['an unknown field', 'mutation { delete }'],
    ['too large a cost', '{ shelves { products { related(first: 100) { related(first: 100) { name } } } } }'],
  ])('refuses %s', async (_name, query) => {
    const { told, next } = await say(query, { url: closedShop.socketUrl });
    expect(told).toEqual([
      expect.objectContaining({ extensions: { code: expect.stringMatching(/^GRAPHQL_/) } }),
    ]);
    expect(next).toEqual([]);
  });

  it('suggests no names of a schema that is not to be known', async () => {
    const { told } = await say('{ helo }', { url: closedShop.socketUrl });
    expect(JSON.stringify(told)).not.toContain('hello');
  });

  it('refuses a subscription to who is not signed in, before its stream opens', async () => {
    const opened = shop.streams.count;
    const { next } = await say('subscription { orderPlaced { id } }');
    expect(next).toEqual([
      { errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })] },
    ]);
    expect(shop.streams.count).toBe(opened);
  });

  it('tells a page that is out of range with the argument’s name', async () => {
    const { told } = await say('{ orders(first: 0) { edges { node { id } } } }');
    expect(told).toEqual([
      expect.objectContaining({
        extensions: { code: 'BAD_USER_INPUT', fields: { first: expect.any(String) } },
      }),
    ]);
  });

  it('tells a variable that does not fit as the client’s mistake, as HTTP does', async () => {
    const raw = await openShopSocket(shop.socketUrl);
    const query = 'query ($unit: Unit!) { hello(unit: $unit) }';
    raw.send({ type: 'subscribe', id: '1', payload: { query, variables: { unit: 'MILE' } } });
    const { payload } = await raw.heard('error', '1');
    raw.socket.close();
    expect(payload).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('"MILE" does not exist in "Unit"'),
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
  });

  it('refuses a text that cannot be stored', async () => {
    const { told } = await say('{ hello(name: "\\u0000") }');
    expect(told).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })]);
  });

  it('masks what nobody expected, in an answer and in an event', async () => {
    for (const query of ['{ broken }', 'subscription { breaking }']) {
      const { next } = await say(query);
      expect(JSON.stringify(next)).not.toContain('hunter2');
      expect(next).toEqual([
        expect.objectContaining({
          errors: [
            expect.objectContaining({
              extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
            }),
          ],
        }),
      ]);
    }
  });
});

describe('a client that misbehaves', () => {
  it('keeps its socket after a document that cannot be parsed', async () => {
    const raw = await openShopSocket(shop.socketUrl);
    raw.send({ type: 'subscribe', id: 'bad', payload: { query: 'subscription { counted(' } });
    expect(await raw.heard('error', 'bad')).toMatchObject({
      payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
    raw.send({ type: 'subscribe', id: 'good', payload: { query: '{ hello }' } });
    expect(await raw.heard('next', 'good')).toMatchObject({ payload: { data: { hello: 'Hello you' } } });
    raw.socket.close();
  });

  it('is closed with 4401 when it subscribes before it introduces itself', async () => {
    const raw = await openRawSocket(shop.socketUrl);
    raw.send({ type: 'subscribe', id: '1', payload: { query: '{ hello }' } });
    expect(await raw.closed).toBe(4401);
  });

  it('is closed with 4408 when it never introduces itself', async () => {
    const raw = await openRawSocket(shop.socketUrl);
    expect(await raw.closed).toBe(4408);
  });

  it('is closed with 4429 when it introduces itself twice, also as somebody else', async () => {
    for (const payload of [{}, { authorization: 'Bearer Eve' }]) {
      const raw = await openShopSocket(shop.socketUrl, 'Bearer Ada');
      raw.send({ type: 'connection_init', payload });
      expect(await raw.closed).toBe(4429);
    }
  });

  it.each([
    ['no JSON', '{"type": "ping"'],
    ['no message', '"ping"'],
    ['a message of no kind', '{"type":"drop"}'],
    ['an operation without an id', '{"type":"subscribe","payload":{"query":"{ hello }"}}'],
    ['an operation that is none', '{"type":"subscribe","id":"1","payload":{"query":7}}'],
    [
      'variables that are none',
      '{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":"x"}}',
    ],
  ])('is closed with 4400 when it sends %s', async (_what, message) => {
    const raw = await openShopSocket(shop.socketUrl);
    raw.send(message);
    expect(await raw.closed).toBe(4400);
  });

  it('is closed with 4409 when it uses an id twice', async () => {
    const raw = await openShopSocket(shop.socketUrl);
    raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 50) }' } });
    raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 50) }' } });
    expect(await raw.closed).toBe(4409);
  });

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'may call what it asks for as objects call what they all have: %s',
    async (id) => {
      const raw = await openShopSocket(shop.socketUrl);
      raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 101) }' } });
      raw.send(`{"type":"subscribe","id":"${id}","payload":{"query":"subscription { counted }"}}`);
      await raw.heard('complete', id);
      raw.send(`{"type":"subscribe","id":"${id}","payload":{"query":"{ nope }"}}`);
      await raw.heard('error', id);
      expect(raw.socket.readyState).toBe(raw.socket.OPEN);
      raw.socket.close();
    },
  );

  it('is closed with 4403 when its credentials do not hold', async () => {
    const raw = await openRawSocket(shop.socketUrl);
    raw.send({ type: 'connection_init', payload: { authorization: 'expired' } });
    expect(await raw.closed).toBe(4403);
  });

  it('is closed with 4403 when its credentials hold no longer', async () => {
    await using other = await startShop();
    const raw = await openShopSocket(other.socketUrl, 'Bearer Ada');
    raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 101) }' } });
    await raw.heard('next', '1');
    other.endSignIns();
    expect(await raw.closed).toBe(4403);
  });

  it('is closed with 1013 when it has fallen so far behind that events it did not read are gone', async () => {
    const raw = await openShopSocket(shop.socketUrl);
    raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { lagging }' } });
    expect(await raw.heard('next', '1')).toMatchObject({ payload: { data: { lagging: 1 } } });
    expect(await raw.closed).toBe(1013);
  });

  it('cannot end the process by resetting the connection as it is turned away', async () => {
    const uncaught: unknown[] = [];
    const keep = (error: unknown) => uncaught.push(error);
    process.on('uncaughtExceptionMonitor', keep);
    for (let round = 0; round < 50; round += 1) await resetAfterUpgrade(shop.socketUrl);
    process.off('uncaughtExceptionMonitor', keep);
    expect(uncaught).toEqual([]);
    expect((await say('{ hello }')).next).toEqual([{ data: { hello: 'Hello you' } }]);
  });

  it('is closed with 4406 when it does not say which protocol it speaks', async () => {
    const raw = await openRawSocket(shop.socketUrl, { protocol: [] });
    expect(await raw.closed).toBe(4406);
  });

  it('is closed with 1009 when it sends 10 MB at once', async () => {
    const raw = await openShopSocket(shop.socketUrl);
    raw.send(JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(10_000_000) } }));
    expect(await raw.closed).toBe(1009);
  });

  it('is not let in from a page of another origin', async () => {
    expect(await refusedStatus(shop.socketUrl, { origin: 'https://evil.example' })).toBe(403);
    for (const origin of ['https://tv.example', new URL(shop.url).origin]) {
      const raw = await openRawSocket(shop.socketUrl, { origin });
      raw.socket.close();
      expect(await raw.closed).toBe(1005);
    }
  });
});

describe('credentials that are about to expire', () => {
  const renewal = { authorization: 'Bearer Ada the second' };

  async function orderOn(raw: Awaited<ReturnType<typeof openShopSocket>>, id: string) {
    raw.send({ type: 'subscribe', id, payload: { query: 'mutation { order(name: "Alien") { name } }' } });
    return (await raw.heard('next', id)).payload;
  }

  it('are told of with a ping that says when', async () => {
    await using other = await startShop();
    const raw = await openShopSocket(other.socketUrl, 'Bearer Ada');
    other.warnSignIns();
    expect(await raw.heard('ping')).toEqual({
      type: 'ping',
      payload: { type: 'TOKEN_EXPIRING', expiresAt: EXPIRY.toISOString() },
    });
    raw.socket.close();
  });

  it.each(['ping', 'pong'])(
    'can be renewed with a %s, and what comes then is done with the newer ones',
    async (type) => {
      const raw = await openShopSocket(shop.socketUrl, 'Bearer Ada');
      expect(await orderOn(raw, '1')).toEqual({ data: { order: { name: 'Alien for Ada' } } });
      raw.send({ type, payload: renewal });
      // Messages are handled concurrently; the reply to a ping shows that the earlier one was handled.
      if (type === 'ping') await raw.heard('pong');
      await expect
        .poll(async () => orderOn(raw, String(Math.random())))
        .toEqual({ data: { order: { name: 'Alien for Ada the second' } } });
      raw.socket.close();
    },
  );

  it('are not repeated in the answer to a ping, which says until when they hold; other payloads are', async () => {
    const raw = await openShopSocket(shop.socketUrl, 'Bearer Ada');
    raw.send({ type: 'ping', payload: renewal });
    expect(await raw.heard('pong')).toEqual({
      type: 'pong',
      payload: { type: 'TOKEN_RENEWED', expiresAt: EXPIRY.toISOString() },
    });
    raw.send({ type: 'ping', payload: { nonce: 1 } });
    raw.send({ type: 'ping' });
    await expect
      .poll(() => raw.messages.filter(({ type }) => type === 'pong').slice(1))
      .toEqual([{ type: 'pong', payload: { nonce: 1 } }, { type: 'pong' }]);
    raw.socket.close();
  });

  it.each([
    ["somebody else's", 'Bearer Ada', 'Bearer Eve'],
    ['nonsense', 'Bearer Ada', 'nonsense'],
    ['those of somebody who came as a visitor', undefined, 'Bearer Ada'],
  ])('cannot be replaced by %s: the socket is closed with 4403', async (_name, authorization, other) => {
    for (const type of ['ping', 'pong']) {
      const raw = await openShopSocket(shop.socketUrl, authorization);
      raw.send({ type, payload: { authorization: other } });
      expect(await raw.closed).toBe(4403);
    }
  });

  it('cannot be given before the introduction', async () => {
    const raw = await openRawSocket(shop.socketUrl);
    raw.send({ type: 'ping', payload: renewal });
    expect(await raw.closed).toBe(4403);
  });
});

it('a server that closes tells its sockets to go elsewhere, and ends their streams', async () => {
  const leaving = await startShop();
  const raw = await openShopSocket(leaving.socketUrl);
  raw.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 99) }' } });
  await raw.heard('next', '1');
  await leaving.server.close();
  expect(await raw.closed).toBe(1001);
  expect(leaving.streams.count).toBe(0);
});
