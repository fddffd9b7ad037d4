import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ShopServer, startShop } from '../../test/support/graphql/shop-server.js';

let shop: ShopServer;

beforeAll(async () => {
  shop = await startShop();
});

afterAll(() => shop[Symbol.asyncDispose]());

/** A request's whole answer but the date. The `extensions` member, though empty, is one that only Apollo reads. */
async function answer(operation: object, headers: Record<string, string>, lane: 'known' | 'apollo') {
  const response = await fetch(shop.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'request-1', ...headers },
    body: JSON.stringify(lane === 'known' ? operation : { ...operation, extensions: {} }),
  });
  const { date: _date, ...others } = Object.fromEntries(response.headers);
  return { status: response.status, headers: others, body: await response.text() };
}

const named = 'query Named($name: String) { hello(name: $name) }';

it.each<[string, object, Record<string, string>]>([
  ['an answer', { query: '{ hello shelves { name products { name } } }' }, {}],
  ['variables', { query: named, operationName: 'Named', variables: { name: 'Ada' } }, {}],
  ['no variables', { query: named, variables: null, operationName: null }, {}],
  ['a mutation', { query: 'mutation { order(name: "Alien") { id name } }' }, { authorization: 'Bearer Ada' }],
  ['the type of GraphQL over HTTP', { query: '{ hello }' }, { accept: 'application/graphql-response+json' }],
  [
    'the types of Apollo Client',
    { query: '{ hello }' },
    { accept: 'application/graphql-response+json,application/json;q=0.9' },
  ],
  ['any type', { query: '{ hello }' }, { accept: '*/*' }],
  ['a domain error', { query: '{ hello missing }' }, {}],
  ['a masked error', { query: '{ hello broken }' }, {}],
  ['a refused field', { query: 'mutation { order(name: "Alien") { id } }' }, {}],
  ['refused credentials', { query: '{ hello }' }, { authorization: 'expired' }],
  ['refused variables', { query: named, variables: { name: 7 } }, {}],
  [
    'a page out of range',
    {
      query: 'query ($first: Int! = 1) { orders(first: $first) { edges { node { id } } } }',
      variables: { first: 0 },
    },
    {},
  ],
  ['an operation that is not there', { query: named, operationName: 'Other' }, {}],
])('a known operation is answered as Apollo answers it: %s', async (_name, operation, headers) => {
  const { query } = { query: '', ...operation };
  await answer({ query, variables: {} }, { authorization: 'Bearer Ada' }, 'apollo');
  const expected = await answer(operation, headers, 'apollo');
  expect(await answer(operation, headers, 'known')).toEqual(expected);
  expect(await answer(operation, headers, 'known')).toEqual(expected);
});
