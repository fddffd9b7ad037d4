import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOP_LIMITS, type ShopServer, startShop } from '../../test/support/graphql/shop-server.js';

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

async function post(body: unknown, headers: Record<string, string> = {}, url = shop.url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { data, errors } = JSON.parse(await response.text());
  return { status: response.status, data, errors, headers: response.headers };
}

const get = (
  parameters: Record<string, string>,
  headers: Record<string, string> = { 'apollo-require-preflight': '1' },
) => fetch(`${shop.url}?${new URLSearchParams(parameters).toString()}`, { headers });

describe('GraphQL over HTTP', () => {
  it('answers queries and mutations', async () => {
    expect(await post({ query: '{ hello }' })).toMatchObject({ status: 200, data: { hello: 'Hello you' } });
    const query = 'mutation Order($name: String!) { order(name: $name) { name } }';
    const ordered = await post({ query, variables: { name: 'Alien' } }, { authorization: 'Bearer Ada' });
    expect(ordered.data).toEqual({ order: { name: 'Alien for Ada' } });
  });

  it('answers with the media type of the GraphQL over HTTP specification', async () => {
    const { headers } = await post({ query: '{ hello }' }, { accept: 'application/graphql-response+json' });
    expect(headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });

  it('answers queries by GET, but refuses mutations', async () => {
    expect(await (await get({ query: '{ hello }' })).json()).toEqual({ data: { hello: 'Hello you' } });
    expect((await get({ query: 'mutation { order(name: "Alien") { id } }' })).status).toBe(405);
  });

  it('answers persisted queries by hash, through the same gate', async () => {
    const persisted = (query: string) => ({
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
    });
    const query = '{ hello(name: "hash") }';
    const unknown = await post({ extensions: persisted(query) });
    expect(unknown.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    await post({ query, extensions: persisted(query) });
    expect((await post({ extensions: persisted(query) })).data).toEqual({ hello: 'Hello hash' });

    const costly = 'query ($first: Int!) { orders(first: $first) { edges { node { id } } } }';
    const authorization = 'Bearer Ada';
    await post({ query: costly, variables: { first: 1 }, extensions: persisted(costly) }, { authorization });
    const refused = await post(
      { variables: { first: 1000 }, extensions: persisted(costly) },
      { authorization },
    );
    expect(refused).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('refuses subscriptions', async () => {
    expect(await post({ query: 'subscription { counted }' })).toMatchObject({ status: 400 });
  });

  it.each([
    ['introspection', '{ __schema { types { name } } }'],
    ['too many aliases', `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: hello`).join(' ')} }`],
    [
      'too much depth',
      `{ shelves { products { ${'shelf { products { '.repeat(5)} name ${'} } '.repeat(5)} } } }`,
    ],
    ['too many tokens', `{ ${'hello '.repeat(3000)} }`],
    ['too many fields, before they are compared', `{ unknown ${'hello '.repeat(1900)} }`],
  ])('refuses %s', async (_name, query) => {
    const { status, data, errors } = await post({ query }, {}, closedShop.url);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors[0].extensions.code).toMatch(/GRAPHQL_(VALIDATION|PARSE)_FAILED/);
  });

  it('refuses a page size that is out of range, naming the argument', async () => {
    const { status, errors } = await post({ query: '{ orders(first: -1) { edges { node { id } } } }' });
    expect(status).toBe(400);
    expect(errors[0].extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: { first: 'first must be between 1 and 100.' },
    });
  });

  it('refuses null for a variable whose default applies only to absence', async () => {
    const name = {
      query: 'mutation ($name: String = "Alien") { order(name: $name) { name } }',
      without: 'name',
    };
    const size = {
      query: 'query ($first: Int = 1) { orders(first: $first) { edges { node { id } } } }',
      without: 'first',
    };
    for (const { query, without } of [name, size]) {
      const authorization = 'Bearer Ada';
      for (let round = 0; round < 3; round += 1) {
        expect((await post({ query, variables: {} }, { authorization })).errors).toBeUndefined();
        const { errors } = await post({ query, variables: { [without]: null } }, { authorization });
        expect(errors[0]).toMatchObject({
          message: expect.stringContaining(`Argument "${without}"`),
          extensions: { code: 'BAD_USER_INPUT' },
        });
      }
    }
  });

  it('refuses variables nested deeper than any type', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const query = 'query ($first: Int! = 1) { orders(first: $first) { edges { node { id } } } }';
    const { errors } = await post(`{"query":"${query}","variables":{"first":${deep}}}`);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['a literal', { query: '{ hello(name: "a\\u0000b") }' }],
    [
      'a variable',
      { query: 'query ($name: String) { hello(name: $name) }', variables: { name: 'a\u0000b' } },
    ],
    [
      'a part of a variable',
      { query: 'query ($name: String) { hello(name: $name) }', variables: { name: [{ deep: '\u0000' }] } },
    ],
  ])('refuses the character U+0000 in %s, which PostgreSQL cannot store', async (_name, operation) => {
    for (let round = 0; round < 2; round += 1) {
      const { status, errors } = await post(operation);
      expect(status).toBe(400);
      expect(errors[0]).toMatchObject({
        message: expect.stringMatching(/U\+0000.*Remove it/),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('refuses an unpaired surrogate, which PostgreSQL cannot store in JSON', async () => {
    const query = 'query ($name: String) { hello(name: $name) }';
    for (const name of ['a\ud800', '\udc00b', ['\ud83d']]) {
      const { status, errors } = await post({ query, variables: { name } });
      expect(status).toBe(400);
      expect(errors[0].extensions).toEqual({
        code: 'BAD_USER_INPUT',
        fields: { name: expect.stringMatching(/half a character/) },
      });
    }
    expect((await post({ query, variables: { name: '👽' } })).data).toEqual({ hello: 'Hello 👽' });
  });

  it('refuses excessive combining marks before normalisation', async () => {
    const marked = (count: number) => `a${'\u0323\u0301'.repeat(count / 2)}`;
    const query = 'query ($name: String) { hello(name: $name) }';
    const { status, errors } = await post({ query, variables: { name: marked(100_000) } });
    expect(status).toBe(400);
    expect(errors[0].extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: { name: expect.stringMatching(/more than 30 marks/) },
    });
    const written = await post({ query: `{ hello(name: "${marked(32)}") }` });
    expect(written.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect((await post({ query, variables: { name: marked(30) } })).data).toEqual({
      hello: `Hello ${marked(30)}`,
    });
  });

  it('refuses overlong content types, by POST and by GET', async () => {
    const type = (spaces: number) => ({ 'content-type': `application/json${' '.repeat(spaces)};a=b` });
    const { status, errors } = await post({ query: '{ hello }' }, type(10_000));
    expect(status).toBe(415);
    expect(errors[0].extensions.code).toBe('BAD_REQUEST');
    expect((await get({ query: '{ hello }' }, type(10_000))).status).toBe(415);
    expect((await post({ query: '{ hello }' }, type(100))).status).toBe(200);
  });

  it.each([
    ['another query’s hash', { version: 1, sha256Hash: 'abc' }],
    ['a version that is not there', { version: 2, sha256Hash: 'abc' }],
    ['nothing that it could be', 7],
  ])('refuses a persisted query with %s as a client error', async (_name, persistedQuery) => {
    const { status, errors } = await post({ query: '{ hello }', extensions: { persistedQuery } });
    expect(status).toBe(400);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('suggests names of the schema only if introspection is allowed', async () => {
    const open = await post({ query: '{ helo }' });
    const closed = await post({ query: '{ helo }' }, {}, closedShop.url);
    expect(open.errors[0].message).toContain('Did you mean "hello"');
    expect(closed.errors[0].message).not.toContain('hello');
  });

  it('refuses requests that a form of another site can send', async () => {
    expect((await post({ query: '{ hello }' }, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await get({ query: '{ hello }' }, {})).status).toBe(400);
  });

  it('refuses batches of operations', async () => {
    expect((await post([{ query: '{ hello }' }, { query: '{ hello }' }])).status).toBe(400);
  });

  it.each([
    ['bad JSON', '{"query": ', 400],
    ['a body that is too large', JSON.stringify({ query: `{ hello(name: "${'x'.repeat(300_000)}") }` }), 413],
  ])('answers %s in GraphQL’s form', async (_name, body, status) => {
    const refused = await post(body);
    expect(refused).toMatchObject({ status, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('an error over HTTP', () => {
  it('has the code of a domain error', async () => {
    const { status, data, errors } = await post({ query: '{ missing }' });
    expect({ status, data }).toEqual({ status: 200, data: { missing: null } });
    expect(errors).toEqual([
      {
        message: 'The title was not found.',
        locations: [{ line: 1, column: 3 }],
        path: ['missing'],
        extensions: { code: 'NOT_FOUND' },
      },
    ]);
  });

  it('is masked if unexpected, with the request id', async () => {
    const { errors } = await post({ query: '{ broken }' }, { 'x-request-id': 'request-4711' });
    expect(JSON.stringify(errors)).not.toMatch(/hunter2|db\.internal/);
    expect(errors[0].extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'request-4711' });
    expect(shop.log.some((line) => line.includes('hunter2') && line.includes('request-4711'))).toBe(true);
  });

  it('has a Retry-After while a required server is down', async () => {
    const { errors } = await post({ query: '{ down }' });
    expect(errors[0].extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 5 });
  });

  it('has the status 401 for invalid credentials', async () => {
    const refused = await post({ query: '{ hello(name: "once") }' }, { authorization: 'expired' });
    expect(refused).toMatchObject({
      status: 401,
      errors: [{ message: 'Your sign-in has expired.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('refuses a field to callers that are not signed in', async () => {
    const { errors } = await post({ query: 'mutation { order(name: "Alien") { id } }' });
    expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('the log', () => {
  it('has one line per request, with the operation name', async () => {
    await post({ query: 'query Greeting { hello }' }, { 'x-request-id': 'request-4712' });
    await expect
      .poll(() => shop.log.filter((line) => line.includes('request-4712')).map((line) => JSON.parse(line)))
      .toEqual([
        expect.objectContaining({
          method: 'POST',
          route: '/graphql',
          status: 200,
          operation: 'Greeting',
          ms: expect.any(Number),
        }),
      ]);
  });
});
