import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { SHOP_LIMITS, type ShopServer, startShop } from '../../../test/support/graphql/shop-server.js';

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

interface Answer {
  readonly errors?: readonly Record<string, unknown>[];
}

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(`/api${path}`, shop.url), init);
  const text = await response.text();
  const body = JSON.parse(text) as Answer;
  return { status: response.status, body, error: body.errors?.[0], headers: response.headers, text };
}

const ADA = { authorization: 'Bearer Ada' };

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a response', () => {
  it('is the requested value as JSON, and not cached', async () => {
    const { status, body, headers } = await ask('/hello?name=REST');
    expect({ status, body }).toEqual({ status: 200, body: 'Hello REST' });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('contains each object with all its fields, but without nesting it in itself', async () => {
    expect((await ask('/shelves')).body).toEqual([{ name: 'Films', products: [{ name: 'Alien' }] }]);
  });

  it('is the same when the operation is compiled, for different callers', async () => {
    const names = ['Ada', 'Bo', 'Cy'];
    const answers = names.map((name) =>
      send('/order', { name: 'Alien' }, { authorization: `Bearer ${name}` }),
    );
    const given = (await Promise.all(answers)).map(({ body }) => body);
    expect(given).toEqual(names.map((name) => ({ id: '2', name: `Alien for ${name}`, product: null })));
  });

  it('has the request id that is logged with the operation', async () => {
    const { headers } = await send('/order', { name: 'Alien' }, { ...ADA, 'x-request-id': 'request-1' });
    expect(headers.get('x-request-id')).toBe('request-1');
    const line = await eventually(() => shop.log.find((text) => text.includes('request-1')), Boolean);
    expect(line).toMatch(/"route":"\/api\/order".*"operation":"order"/);
  });

  it('has the headers of GET for HEAD', async () => {
    const response = await fetch(new URL('/api/hello', shop.url), { method: 'HEAD' });
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: '' });
  });
});

describe('errors', () => {
  it.each([
    ['nobody is signed in', () => send('/order', { name: 'Alien' }), 401, 'UNAUTHENTICATED'],
    [
      'credentials do not hold',
      () => ask('/hello', { headers: { authorization: 'x' } }),
      401,
      'UNAUTHENTICATED',
    ],
    ['it is not allowed', () => send('/order', { name: 'forbidden' }, ADA), 403, 'FORBIDDEN'],
    ['it is not there', () => ask('/missing'), 404, 'NOT_FOUND'],
    ['a page is out of range', () => ask('/orders?first=101', { headers: ADA }), 400, 'BAD_USER_INPUT'],
    ['something is wrong on our side', () => ask('/broken'), 500, 'INTERNAL_SERVER_ERROR'],
    ['a server is away', () => ask('/down'), 503, 'SERVICE_UNAVAILABLE'],
    ['no such address is served', () => ask('/nothing'), 404, 'NOT_FOUND'],
    ['nothing is changed by GET', () => ask('/order?name=Alien', { headers: ADA }), 405, 'BAD_REQUEST'],
    ['nothing is read by POST', () => send('/hello', {}), 405, 'BAD_REQUEST'],
    ['nothing is deleted', () => ask('/hello', { method: 'DELETE' }), 405, 'BAD_REQUEST'],
    [
      'no webhooks are taken',
      () => send('/webhook', { subscription: 'counted', url: 'x' }),
      404,
      'NOT_FOUND',
    ],
    ['the body is no JSON', () => send('/order', '{"name":', ADA), 400, 'BAD_REQUEST'],
    ['the body is no object', () => send('/order', ['Alien'], ADA), 400, 'BAD_USER_INPUT'],
    ['the body is too large', () => send('/order', { name: 'x'.repeat(300_000) }, ADA), 413, 'BAD_REQUEST'],
  ])('have the status and code for %s', async (_name, request, status, code) => {
    const { error, ...answer } = await request();
    expect({ status: answer.status, code: error?.['code'] }).toEqual({ status, code });
    expect(error?.['message']).toMatch(/\w+ \w+/);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('do not repeat an unknown URL, which may contain a secret', async () => {
    const { text, error } = await ask('/nothing/hunter2?token=hunter2');
    expect(error).toMatchObject({ code: 'NOT_FOUND', message: 'The address was not found.' });
    expect(text).not.toContain('hunter2');
  });

  it('reveal nothing about internal errors', async () => {
    const { text, error } = await ask('/broken', { headers: { 'x-request-id': 'broken-1' } });
    expect(text).not.toMatch(/hunter2|at .*\.ts|stack|locations/);
    expect(error?.['requestId']).toBe('broken-1');
    expect(shop.log.find((line) => line.includes('broken-1'))).toContain('hunter2');
  });

  it('name the allowed method of a URL', async () => {
    const { headers, error } = await ask('/order', { headers: ADA });
    expect(headers.get('allow')).toBe('POST');
    expect(error?.['message']).toBe('This URL accepts POST, not GET.');
  });

  it('have a Retry-After', async () => {
    const { error, headers } = await ask('/down');
    expect(headers.get('retry-after')).toBe('5');
    expect(error?.['retryAfterSeconds']).toBe(5);
  });
});

describe('input', () => {
  it.each([
    ['unknown', () => send('/order', { name: 'Alien', colour: 'red' }, ADA), 'colour'],
    ['unknown, in an address', () => ask('/hello?colour=red'), 'colour'],
    ['missing', () => send('/order', {}, ADA), 'name'],
    ['missing with the whole body', () => ask('/order', { method: 'POST', headers: ADA }), 'name'],
    ['null where nothing may be', () => send('/order', { name: null }, ADA), 'name'],
    ['of another type', () => send('/order', { name: 7 }, ADA), 'name'],
    ['no number', () => ask('/orders?first=many', { headers: ADA }), 'first'],
    ['a number in hexadecimal', () => ask('/orders?first=0x1', { headers: ADA }), 'first'],
    ['a number with a blank', () => ask('/orders?first=%201', { headers: ADA }), 'first'],
    ['an infinite number', () => ask('/orders?first=1e400', { headers: ADA }), 'first'],
    ['empty where a number belongs', () => ask('/orders?first=', { headers: ADA }), 'first'],
    ['given twice', () => ask('/hello?name=a&name=b'), 'name'],
    ['with the character U+0000', () => send('/order', { name: 'a\u0000' }, ADA), 'name'],
    [
      'in the address where it belongs in the body',
      () => ask('/order?name=Alien', { method: 'POST', headers: ADA }),
      'name',
    ],
    ['called as something all objects have', () => ask('/hello?constructor=x'), 'constructor'],
    ['called as what all objects come from', () => ask('/hello?__proto__=x'), '__proto__'],
  ])('is refused with its name if it is %s', async (_name, request, field) => {
    const { status, error } = await request();
    expect({ status, code: error?.['code'] }).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    expect(error?.['fields']).toEqual({ [field]: expect.stringMatching(/\w+ \w+/) });
  });

  it('reports all errors at once, without suggestions', async () => {
    const { error } = await send('/order', { nam: 'Alien' }, ADA);
    expect(error?.['fields']).toEqual({ nam: 'nam is not known here.', name: 'name is missing.' });
  });

  it('reports at most twenty errors', async () => {
    const strange = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`strange${index}`, 1]));
    const { status, error } = await send('/order', strange, ADA);
    expect(status).toBe(400);
    expect(Object.keys(error?.['fields'] ?? {})).toHaveLength(20);
  });

  it('is not repeated in full when it is refused, be it a value or a name', async () => {
    const long = 'x'.repeat(100_000);
    const { status, error } = await send('/order', { name: [long], [long]: 1 }, ADA);
    expect(status).toBe(400);
    expect(JSON.stringify(error).length).toBeLessThan(2_000);
    expect(JSON.stringify(error)).toContain('String cannot represent a non string value');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s, which needs no CORS preflight',
    async (type) => {
      const { status, error } = await send('/order', '{"name":"Alien"}', { ...ADA, 'content-type': type });
      expect({ status, code: error?.['code'] }).toEqual({ status: 415, code: 'BAD_REQUEST' });
    },
  );

  it('is refused without a content type, which needs no CORS preflight', async () => {
    const blind = { method: 'POST', headers: { origin: 'https://elsewhere.example' } };
    expect(await ask('/order', blind)).toMatchObject({ status: 415, error: { code: 'BAD_REQUEST' } });
    const signed = { method: 'POST', headers: { ...blind.headers, ...ADA } };
    expect(await ask('/order', signed)).toMatchObject({
      status: 400,
      error: { fields: { name: 'name is missing.' } },
    });
  });

  it('can contain characters that must be escaped in a URL', async () => {
    expect((await ask(`/hello?name=${encodeURIComponent('Zoë & Ada/100%?')}`)).body).toBe(
      'Hello Zoë & Ada/100%?',
    );
  });
});

describe('the OpenAPI document', () => {
  it('describes exactly the routes', async () => {
    const { paths } = (await ask('/openapi.json')).body as { paths: object };
    expect(Object.keys(paths).toSorted()).toEqual(
      ['/broken', '/down', '/hello', '/missing', '/order', '/orders', '/shelves'].toSorted(),
    );
  });

  it('is shown by a page that loads nothing from elsewhere, and whose assets exist', async () => {
    const response = await fetch(new URL('/api/docs', shop.url));
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'; style-src 'self'");
    const page = await response.text();
    const loaded = [...page.matchAll(/(?:src|href|data-document)="(?!data:)([^"]+)"/g)];
    const files = loaded.map((match) => match[1] ?? '');
    expect(files).toHaveLength(4);
    for (const file of files) {
      expect(file).toMatch(/^\/api\//);
      const { status, headers } = await fetch(new URL(file, shop.url));
      expect({ file, status, isTyped: headers.get('content-type') !== null }).toEqual({
        file,
        status: 200,
        isTyped: true,
      });
    }
    expect((await fetch(new URL('/api/docs/package.json', shop.url))).status).toBe(404);
  });

  it.each(['/api/openapi.json', '/api/docs', '/api/docs/boot.js'])(
    'is hidden with the schema, while its routes are served: %s',
    async (path) => {
      expect((await fetch(new URL(path, closedShop.url))).status).toBe(404);
      expect(await (await fetch(new URL('/api/hello', closedShop.url))).json()).toBe('Hello you');
    },
  );
});

it('the limits of operations apply to REST: larger ones are refused, and the others served', async () => {
  await using small = await startShop({
    gate: { limits: { ...SHOP_LIMITS, depth: 2, cost: 30 }, introspection: true },
  });
  const codeOf = async (path: string) => {
    const response = await fetch(new URL(`/api${path}`, small.url), { headers: ADA });
    const { errors } = (await response.json()) as Answer;
    return [response.status, errors?.[0]?.['code']];
  };
  expect(await codeOf('/hello')).toEqual([200, undefined]);
  expect(await codeOf('/shelves?railSize=2')).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
});
