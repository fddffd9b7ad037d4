import { expect, it } from 'vitest';
import { openShopSocket, type RawSocket } from '../../test/support/graphql/raw-socket.js';
import { type ShopServer, startShop } from '../../test/support/graphql/shop-server.js';
import type { WorkLimit } from './gate/work-meter.js';

/** A budget that a few documents exhaust, and that does not recover during a test. */
const LITTLE: WorkLimit = { burstMs: 5, msPerSecond: 0.001 };
const PLENTY: WorkLimit = { burstMs: 1_000_000, msPerSecond: 1 };
const MOST_SENT = 20_000;

const limited = (reading: WorkLimit, ofSocket: WorkLimit) =>
  startShop({
    reading,
    socketLimits: {
      total: 100,
      perAddress: 100,
      perAccount: 100,
      streamsPerSocket: 500,
      messages: { burst: 1_000_000, perSecond: 1 },
      reading: ofSocket,
    },
  });

async function post({ url }: ShopServer, query: string) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as {
    data?: unknown;
    errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  const code = errors?.[0]?.extensions.code;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), data, code };
}

/** Sends different documents, until one is refused. */
async function flood(shop: ShopServer, write: (index: number) => string) {
  for (let index = 0; index < MOST_SENT; index += 1) {
    const answer = await post(shop, write(index));
    if (answer.code === 'RATE_LIMITED') return answer;
  }
  throw new Error('All of them were read.');
}

async function askOn(raw: RawSocket, id: string, query: string): Promise<string> {
  raw.send({ type: 'subscribe', id, payload: { query } });
  const heard = await Promise.race([raw.heard('error', id), raw.heard('next', id), raw.closed]);
  return typeof heard === 'number' ? `closed with ${heard}` : JSON.stringify(heard.payload);
}

it.each([
  ['are refused', (index: number) => `{ nope${index} }`],
  ['cannot be parsed', (index: number) => `{ hello(name: ${index} }`],
  ['may run', (index: number) => `{ hello(name: "${index}") }`],
])('documents that differ are read up to a limit, where they %s', async (_what, write) => {
  await using shop = await limited(LITTLE, PLENTY);
  await post(shop, '{ hello }');
  expect(await flood(shop, write)).toMatchObject({ status: 429, data: undefined });
  expect(Number((await flood(shop, (index) => `{ other${index} }`)).retryAfter)).toBeGreaterThan(0);
  expect(await post(shop, '{ hello }')).toMatchObject({ status: 200, data: { hello: 'Hello you' } });
});

it('a network above its limit over HTTP is refused over WebSocket too, and keeps its socket', async () => {
  await using shop = await limited(LITTLE, PLENTY);
  await post(shop, '{ hello }');
  await flood(shop, (index) => `{ nope${index} }`);
  const raw = await openShopSocket(shop.socketUrl);
  expect(await askOn(raw, '1', '{ another }')).toContain('RATE_LIMITED');
  expect(await askOn(raw, '2', '{ hello }')).toContain('Hello you');
  raw.socket.close();
});

it('a socket that continues with new documents is closed with 1008, and another is not', async () => {
  await using shop = await limited(PLENTY, LITTLE);
  await post(shop, '{ hello }');
  const raw = await openShopSocket(shop.socketUrl);
  let last = '';
  for (let id = 0; id < MOST_SENT && !last.startsWith('closed'); id += 1)
    last = await askOn(raw, `${id}`, `{ nope${id} }`);
  expect(await raw.closed).toBe(1008);
  expect(shop.log.join()).toContain('A socket sent too many new documents and is closed.');
  const other = await openShopSocket(shop.socketUrl);
  expect(await askOn(other, '1', '{ hello }')).toContain('Hello you');
  other.socket.close();
});

it('a burst of documents on one socket does not delay others', async () => {
  await using shop = await limited(PLENTY, PLENTY);
  const [busy, other] = [await openShopSocket(shop.socketUrl), await openShopSocket(shop.socketUrl)];
  await askOn(other, 'known', '{ hello }');
  const fields = 'name '.repeat(250);
  for (let id = 0; id < 200; id += 1)
    busy.send({ type: 'subscribe', id: `${id}`, payload: { query: `{ shelves { ${fields} nope${id} } }` } });
  await askOn(other, '1', '{ hello }');
  expect(busy.messages.filter(({ type }) => type === 'error').length).toBeLessThan(200);
  await busy.heard('error', '199');
  for (const { socket } of [busy, other]) socket.close();
});

it('a network above its limit cannot send large requests by GraphQL or REST, but small ones', async () => {
  await using shop = await limited(LITTLE, PLENTY);
  await post(shop, '{ hello }');
  await flood(shop, (index) => `{ nope${index} }`);
  const headers = { 'content-type': 'application/json', authorization: 'Bearer Ada' };
  const send = async (path: string, body: object) => {
    const url = shop.url.replace('/graphql', path);
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    return {
      status: response.status,
      retries: response.headers.has('retry-after'),
      isLimited: text.includes('RATE_LIMITED'),
    };
  };
  const long = 'x'.repeat(20_000);
  const refused = { status: 429, retries: true, isLimited: true };
  expect(await send('/graphql', { query: '{ hello }', variables: { long } })).toEqual(refused);
  expect(await send('/api/order', { name: long })).toEqual(refused);
  expect(await send('/graphql', { query: '{ hello }' })).toMatchObject({ status: 200 });
  expect(await send('/api/order', { name: 'Alien' })).toMatchObject({ status: 200 });
});

it('by GET, documents are refused as by POST', async () => {
  await using shop = await limited(PLENTY, PLENTY);
  const query = '{ nope other }';
  const headers = { 'apollo-require-preflight': '1' };
  const got = await fetch(`${shop.url}?${new URLSearchParams({ query }).toString()}`, { headers });
  const posted = await fetch(shop.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, operationName: 'Other' }),
  });
  expect([got.status, posted.status]).toEqual([400, 400]);
  const answer = (await got.json()) as { errors: object[] };
  expect(answer.errors).toHaveLength(2);
  expect(await posted.json()).toEqual(answer);
});
