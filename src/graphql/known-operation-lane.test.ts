import { hash } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type ShopServer, startShop } from '../../test/support/graphql/shop-server.js';

let shop: ShopServer;

beforeAll(async () => {
  shop = await startShop();
});

afterAll(() => shop[Symbol.asyncDispose]());

/** Counts the requests that Apollo gets, which it then answers. */
const apollo = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
beforeEach(() => void apollo.mockClear());

/** Whether the lane or Apollo answers a request while work runs. */
async function whoAnswers(request: () => Promise<unknown>): Promise<'the lane' | 'Apollo'> {
  const before = apollo.mock.calls.length;
  await request();
  return apollo.mock.calls.length === before ? 'the lane' : 'Apollo';
}

interface Operation {
  readonly query?: string;
  readonly operationName?: string | null;
  readonly variables?: object | null;
  readonly extensions?: object;
}

/** The whole response except the date. Only Apollo reads the extension `other`. */
async function answer(operation: Operation, headers: Record<string, string>, lane: 'known' | 'apollo') {
  const response = await fetch(shop.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'request-1', ...headers },
    body: JSON.stringify(
      lane === 'known' ? operation : { ...operation, extensions: { ...operation.extensions, other: 1 } },
    ),
  });
  const { date: _date, ...others } = Object.fromEntries(response.headers);
  return { status: response.status, headers: others, body: await response.text() };
}

/** A request by the hash of its document, as Apollo Client sends it after the document. */
function persisted(query: string, whole?: string) {
  const clientLibrary = { name: '@apollo/client', version: '4' };
  const persistedQuery = { version: 1, sha256Hash: hash('sha256', query) };
  return { ...(whole === undefined ? {} : { query: whole }), extensions: { clientLibrary, persistedQuery } };
}

/** Once Apollo has served a document, the lane and Apollo give the same responses. */
async function expectTheSame(operation: Operation, headers: Record<string, string>): Promise<void> {
  const { query } = { query: '', ...operation };
  await answer({ query, variables: {} }, { authorization: 'Bearer Ada' }, 'apollo');
  const expected = await answer(operation, headers, 'apollo');
  expect(await answer(operation, headers, 'known')).toEqual(expected);
  expect(await answer(operation, headers, 'known')).toEqual(expected);
}

const named = 'query Named($name: String) { hello(name: $name) }';

it.each<[string, Operation, Record<string, string>]>([
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
])('a known operation is answered as Apollo answers it: %s', async (_name, operation, headers) => {
  await expectTheSame(operation, headers);
  expect(await whoAnswers(() => answer(operation, headers, 'known'))).toBe('the lane');
});

it.each<[string, Operation]>([
  [
    'a page out of range',
    {
      query: 'query ($first: Int! = 1) { orders(first: $first) { edges { node { id } } } }',
      variables: { first: 0 },
    },
  ],
  ['an operation that is not there', { query: named, operationName: 'Other' }],
  ['variables that do not fit', { query: named, variables: { name: 7 } }],
])('a known operation that is refused is left to Apollo: %s', async (_name, operation) => {
  await expectTheSame(operation, {});
  expect(await whoAnswers(() => answer(operation, {}, 'known'))).toBe('Apollo');
});

it.each<[string, Operation, 'the lane' | 'Apollo']>([
  [
    'what its client is called',
    { query: '{ hello }', extensions: { clientLibrary: { name: 'a', version: '1' } } },
    'the lane',
  ],
  ['a document and its hash', persisted('{ hello }', '{ hello }'), 'the lane'],
  ['the hash of a document', persisted('{ hello }'), 'the lane'],
  ['the hash of another document', persisted('{ hello shelves { name } }', '{ hello }'), 'Apollo'],
  ['a hash that nobody knows', persisted('{ hello shelves { name products { id } } }'), 'Apollo'],
])('a request with %s gets the response of Apollo', async (_name, operation, expectedOne) => {
  await answer(persisted('{ hello }', '{ hello }'), {}, 'apollo');
  await answer(persisted('{ hello }', '{ hello }'), {}, 'known');
  const expected = await answer(operation, {}, 'apollo');
  expect(await answer(operation, {}, 'known')).toEqual(expected);
  expect(await whoAnswers(() => answer(operation, {}, 'known'))).toBe(expectedOne);
});
